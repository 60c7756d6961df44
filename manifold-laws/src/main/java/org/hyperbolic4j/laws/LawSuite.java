package org.hyperbolic4j.laws;

import java.util.List;
import java.util.stream.Stream;
import org.hyperbolic4j.laws.geometry.AccuracyLaws;
import org.hyperbolic4j.laws.geometry.CentreLaws;
import org.hyperbolic4j.laws.geometry.DistanceLaws;
import org.hyperbolic4j.laws.geometry.FinitenessLaws;
import org.hyperbolic4j.laws.geometry.GyrogroupLaws;
import org.hyperbolic4j.laws.geometry.GyrovectorLaws;
import org.hyperbolic4j.laws.geometry.HomogeneityLaws;
import org.hyperbolic4j.laws.geometry.HyperplaneLaws;
import org.hyperbolic4j.laws.geometry.InnerProductLaws;
import org.hyperbolic4j.laws.geometry.MapLaws;
import org.hyperbolic4j.laws.geometry.MetricLaws;
import org.hyperbolic4j.laws.geometry.NativeCoordinateLaws;
import org.hyperbolic4j.laws.geometry.ProjectionLaws;
import org.hyperbolic4j.laws.geometry.SamplerLaws;
import org.hyperbolic4j.laws.geometry.TransportLaws;
import org.hyperbolic4j.laws.geometry.WeightLaws;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.operator.AgreementLaws;
import org.hyperbolic4j.laws.operator.ContractLaws;
import org.hyperbolic4j.laws.operator.FarOutLaws;
import org.hyperbolic4j.laws.operator.FiniteLaws;
import org.hyperbolic4j.laws.operator.KernelLaws;
import org.hyperbolic4j.laws.operator.NativeLaws;
import org.hyperbolic4j.laws.operator.PluginLaws;

/** All laws that manifolds are held to. */
public final class LawSuite {

  private static final List<Law> LAWS =
      Stream.of(
              DistanceLaws.laws(),
              MapLaws.laws(),
              TransportLaws.laws(),
              InnerProductLaws.laws(),
              MetricLaws.laws(),
              HomogeneityLaws.laws(),
              GyrovectorLaws.laws(),
              GyrogroupLaws.laws(),
              CentreLaws.laws(),
              WeightLaws.laws(),
              HyperplaneLaws.laws(),
              ProjectionLaws.laws(),
              SamplerLaws.laws(),
              FinitenessLaws.laws(),
              AccuracyLaws.laws(),
              PluginLaws.laws(),
              AgreementLaws.laws(),
              ContractLaws.laws(),
              FiniteLaws.laws(),
              FarOutLaws.laws(),
              KernelLaws.laws(),
              NativeCoordinateLaws.laws(),
              NativeLaws.laws())
          .flatMap(List::stream)
          .toList();

  private LawSuite() {}

  /**
   * All laws.
   *
   * @return the laws, by what they are about
   */
  public static List<Law> laws() {
    return LAWS;
  }
}
