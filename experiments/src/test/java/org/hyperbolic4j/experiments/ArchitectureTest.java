package org.hyperbolic4j.experiments;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Dependencies point one way: experiments to nn to manifold-api, and models of hyperbolic space to
 * what they share, to manifold-api.
 */
@AnalyzeClasses(packages = "org.hyperbolic4j", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final String API = "org.hyperbolic4j.manifold..";
  private static final String LAWS = "org.hyperbolic4j.laws..";
  private static final String HYPERBOLIC = "org.hyperbolic4j.hyperbolic..";
  private static final String SIMD = "org.hyperbolic4j.simd..";
  private static final String POINCARE = "org.hyperbolic4j.poincare..";
  private static final String LORENTZ = "org.hyperbolic4j.lorentz..";
  private static final String NN = "org.hyperbolic4j.nn..";
  private static final String EXPERIMENTS = "org.hyperbolic4j.experiments..";

  @ArchTest
  static final ArchRule theApiKnowsNoOtherModule =
      noClasses()
          .that()
          .resideInAPackage(API)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(LAWS, HYPERBOLIC, POINCARE, LORENTZ, NN, EXPERIMENTS);

  @ArchTest
  static final ArchRule theLawsKnowOnlyTheApi =
      noClasses()
          .that()
          .resideInAPackage(LAWS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(HYPERBOLIC, POINCARE, LORENTZ, NN, EXPERIMENTS);

  @ArchTest
  static final ArchRule hyperbolicSpaceKnowsOnlyTheApi =
      noClasses()
          .that()
          .resideInAPackage(HYPERBOLIC)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(LAWS, POINCARE, LORENTZ, NN, EXPERIMENTS);

  @ArchTest
  static final ArchRule vectorCodeKnowsOnlyTheApi =
      noClasses()
          .that()
          .resideInAPackage(SIMD)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(LAWS, HYPERBOLIC, POINCARE, LORENTZ, NN, EXPERIMENTS);

  @ArchTest
  static final ArchRule vectorCodeIsFoundAtRunTime =
      noClasses()
          .that()
          .resideOutsideOfPackage(SIMD)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SIMD);

  @ArchTest
  static final ArchRule theBallKnowsNoOtherModel =
      noClasses()
          .that()
          .resideInAPackage(POINCARE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(LAWS, LORENTZ, NN, EXPERIMENTS);

  @ArchTest
  static final ArchRule theHyperboloidKnowsNoOtherModel =
      noClasses()
          .that()
          .resideInAPackage(LORENTZ)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(LAWS, POINCARE, NN, EXPERIMENTS);

  @ArchTest
  static final ArchRule networksNameNoConcreteManifold =
      noClasses()
          .that()
          .resideInAPackage(NN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(LAWS, HYPERBOLIC, POINCARE, LORENTZ, EXPERIMENTS);

  @ArchTest
  static final ArchRule experimentsGetManifoldsFromTheRegistry =
      noClasses()
          .that()
          .resideInAPackage(EXPERIMENTS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(HYPERBOLIC, POINCARE, LORENTZ);

  @ArchTest
  static final ArchRule kernelsKnowNeitherSameDiffNorNd4j =
      noClasses()
          .that()
          .resideInAnyPackage("org.hyperbolic4j..fused..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.nd4j..");

  @ArchTest
  static final ArchRule geometryIsPureMathematics =
      noClasses()
          .that()
          .resideInAPackage("org.hyperbolic4j..geometry..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j..", "com.google.inject..");

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.hyperbolic4j.experiments.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.hyperbolic4j.experiments.cli..", "picocli..");

  @ArchTest
  static final ArchRule networkPackagesHaveNoCycles =
      slices().matching("org.hyperbolic4j.nn.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule experimentPackagesHaveNoCycles =
      slices().matching("org.hyperbolic4j.experiments.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule weightsOfOthersKnowOnlyNetworks =
      noClasses()
          .that()
          .resideInAPackage("org.hyperbolic4j.experiments.interop..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.hyperbolic4j.experiments.data..", "org.hyperbolic4j.experiments.run..");

  @ArchTest
  static final ArchRule analysesDoNotKnowEachOther =
      slices()
          .matching("org.hyperbolic4j.experiments.analysis.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAPackage("org.hyperbolic4j.experiments.analysis.."),
              resideInAnyPackage(
                  "org.hyperbolic4j.experiments.analysis.inference..",
                  "org.hyperbolic4j.experiments.analysis.report..",
                  "org.hyperbolic4j.experiments.analysis.sampling.."));

  @ArchTest
  static final ArchRule partsOfReportsHaveNoCycles =
      slices().matching("org.hyperbolic4j.experiments.report.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule statisticsKnowNothingElse =
      noClasses()
          .that()
          .resideInAPackage("org.hyperbolic4j.experiments.report.statistics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.hyperbolic4j.experiments.run..",
              "org.hyperbolic4j.experiments.report.source..",
              "org.hyperbolic4j.experiments.report.page..",
              NN);

  @ArchTest
  static final ArchRule onlyPagesKnowTheirTemplates =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.hyperbolic4j.experiments.report.page..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.mustachejava..");

  @ArchTest
  static final ArchRule onlyFetchingKnowsTheNetwork =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.hyperbolic4j.experiments.data.fetch..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "org.apache.commons.compress..");

  @ArchTest
  static final ArchRule loadersDoNotFetch =
      noClasses()
          .that()
          .resideInAPackage("org.hyperbolic4j.experiments.data..")
          .and()
          .resideOutsideOfPackage("org.hyperbolic4j.experiments.data.fetch..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.hyperbolic4j.experiments.data.fetch..");

  @ArchTest
  static final ArchRule nothingPrintsButTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.hyperbolic4j.experiments.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("libraries do not print");

  private ArchitectureTest() {}
}
