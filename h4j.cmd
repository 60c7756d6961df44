@echo off
rem Hyperbolic4j's command line: builds on first use or when sources changed, then runs.
setlocal DisableDelayedExpansion
set "HERE=%~dp0"
set "TARGET=%HERE%experiments\target"
set "BUILT=%TARGET%\h4j.built"
set "LOG=%TARGET%\h4j-build.log"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "MAJOR=0"
for /f "tokens=3" %%v in ('call "%JAVA%" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version"') do set "MAJOR=%%v"
if "%MAJOR:~0,2%"=="1." set "MAJOR=8"
if %MAJOR% LSS 17 goto nojava

if not defined H4J_BACKEND set "H4J_BACKEND=cpu"
if "%H4J_BACKEND%"=="cpu" set "LIBRARY=nd4j-native-1"
if "%H4J_BACKEND%"=="cuda" set "LIBRARY=nd4j-cuda-1"
if not defined LIBRARY goto nobackend

rem Paths go to PowerShell as variables, so that no character in them means anything. It answers with
rem True or False twice: whether something is newer than the last build (folders count as well, one
rem changes when a file in it is deleted), and whether messages go to a file instead of a terminal.
set "ASK=$ErrorActionPreference = 'SilentlyContinue';"
set "ASK=%ASK% $built = (Get-Item -LiteralPath $env:BUILT).LastWriteTimeUtc;"
set "ASK=%ASK% $modules = @($env:HERE) + @(Get-ChildItem -LiteralPath $env:HERE -Directory | ForEach-Object FullName);"
set "ASK=%ASK% $inputs = foreach ($m in $modules) { foreach ($p in 'pom.xml', 'src\main', 'src\cpu', 'src\cuda') { Join-Path $m $p } };"
set "ASK=%ASK% $newer = $inputs | Where-Object { Test-Path -LiteralPath $_ } | ForEach-Object { Get-Item -LiteralPath $_; Get-ChildItem -LiteralPath $_ -Recurse } | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1;"
set "ASK=%ASK% '{0} {1}' -f [bool]$newer, [Console]::IsErrorRedirected"
set "STALE=True"
set "REDIRECTED=True"
for /f "tokens=1,2" %%s in ('powershell -NoProfile -Command "%ASK%"') do (
  set "STALE=%%s"
  set "REDIRECTED=%%t"
)
rem Another build may have left another backend.
if not exist "%TARGET%\lib\%LIBRARY%*" set "STALE=True"
if not exist "%BUILT%" set "STALE=True"
if "%STALE%"=="False" goto run

echo h4j: building (once, and again when sources change) ... 1>&2
if not exist "%TARGET%" mkdir "%TARGET%"
if exist "%BUILT%" del "%BUILT%"
echo built> "%BUILT%.started"
pushd "%HERE%"
call mvnw.cmd --batch-mode -P%H4J_BACKEND% -Dmaven.test.skip=true -Dspotless.check.skip=true -pl experiments -am package >"%LOG%" 2>&1
if errorlevel 1 goto failed
popd
rem Dated by its start: what changed meanwhile is built next time.
move /y "%BUILT%.started" "%BUILT%" >nul

:run
set "FLAGS=-XX:+UseParallelGC -XX:MaxNewSize=64m -XX:LoopUnrollLimit=1000 --add-modules jdk.incubator.vector"
rem Progress bars go to terminals only.
if "%REDIRECTED%"=="False" set "FLAGS=%FLAGS% -Dh4j.terminal=true"
if %MAJOR% GEQ 24 set "FLAGS=%FLAGS% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
rem Jars in plugins\ add manifolds.
"%JAVA%" %FLAGS% %H4J_JAVA_OPTS% -cp "%TARGET%\classes;%TARGET%\lib\*;%HERE%plugins\*" org.hyperbolic4j.experiments.cli.Main %*
exit /b %errorlevel%

:failed
popd
echo h4j: the build failed; its log is "%LOG%" 1>&2
exit /b 1

:nojava
echo h4j: no usable Java of version 17 or newer found: install a JDK, or set JAVA_HOME to one 1>&2
exit /b 2

:nobackend
echo h4j: H4J_BACKEND is "%H4J_BACKEND%"; it can be cpu or cuda 1>&2
exit /b 2
