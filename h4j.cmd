@echo off
rem Hyperbolic4j's command line: builds on first use or when sources changed, then runs.
setlocal
set "HERE=%~dp0"
set "TARGET=%HERE%experiments\target"
set "BUILT=%TARGET%\h4j.built"
set "LOG=%TARGET%\h4j-build.log"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "MAJOR=0"
for /f "tokens=3" %%v in ('call "%JAVA%" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version"') do set "MAJOR=%%v"
if "%MAJOR:~0,2%"=="1." set "MAJOR=8"
if %MAJOR% LSS 17 (
  echo h4j: no Java of version 17 or newer found: install one, or set JAVA_HOME to it 1>&2
  exit /b 2
)

set "STALE=1"
if exist "%BUILT%" (
  for /f %%s in ('powershell -NoProfile -Command "$t=(Get-Item '%BUILT%').LastWriteTime; $n=Get-ChildItem -Recurse -File '%HERE%' -Include pom.xml,*.java,*.properties | Where-Object {$_.FullName -notmatch '\\target\\' -and $_.FullName -notmatch '\\src\\test\\' -and $_.LastWriteTime -gt $t} | Select-Object -First 1; if ($n) {1} else {0}"') do set "STALE=%%s"
)
if "%STALE%"=="0" goto run
echo h4j: building (once, and again when sources change) ... 1>&2
if not exist "%TARGET%" mkdir "%TARGET%"
pushd "%HERE%"
call mvnw.cmd --batch-mode -Dmaven.test.skip=true -Dspotless.check.skip=true -pl experiments -am package >"%LOG%" 2>&1
if errorlevel 1 (
  popd
  echo h4j: the build failed; its log is %LOG% 1>&2
  exit /b 1
)
popd
echo built> "%BUILT%"

:run
set "FLAGS=-XX:+UseParallelGC"
if %MAJOR% GEQ 24 set "FLAGS=%FLAGS% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
rem Jars in plugins\ add manifolds.
"%JAVA%" %FLAGS% %H4J_JAVA_OPTS% -cp "%TARGET%\classes;%TARGET%\lib\*;%HERE%plugins\*" org.hyperbolic4j.experiments.cli.Main %*
exit /b %errorlevel%
