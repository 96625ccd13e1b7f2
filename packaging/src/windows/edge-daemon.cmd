@echo off
rem Starts edge-daemon from an unpacked archive. %EDGE_DAEMON_JAVA_OPTS% goes last, so that an operator can override the heap.
setlocal
for %%I in ("%~dp0..") do set "home=%%~fI"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if exist "%home%\runtime\bin\java.exe" set "java=%home%\runtime\bin\java.exe"
"%java%" "@%home%\lib\jvm.options" "-Djssc.boot.library.path=%home%\lib\natives\windows_64" %EDGE_DAEMON_JAVA_OPTS% -cp "%home%\lib\edge-daemon.jar;%home%\lib\drivers\*" org.edgedaemon.app.Main %*
exit /b %ERRORLEVEL%
