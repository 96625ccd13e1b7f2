<#
.SYNOPSIS
Installs edge-daemon as a Windows service, or brings an installed one up to date with this folder.

.DESCRIPTION
Run it as administrator from the unpacked archive, which stays where it is: best C:\Program Files\edge-daemon. It may be run again at any time.
A service that is there already is touched only after every check has passed. Configuration, data and logs are in %ProgramData%\edge-daemon;
what is there already is kept, and its rights are set again.

The service runs as LocalService, by WinSW when its executable (WinSW-x64.exe, under any name) lies beside this script, else by Apache procrun,
which is in the archive.

Exit codes: 0 done; 1 a step failed; 64 this folder cannot be installed from; 69 no Java or no service runner; 75 the old service does not stop;
77 no administrator, or files are open to everybody; 78 the etc file.

.PARAMETER Runner
winsw or procrun; default: winsw when its executable is there.

.PARAMETER JavaOptions
Options for the JVM behind those of lib\jvm.options, such as -Xmx128m; default: the variable EDGE_DAEMON_JAVA_OPTS.

.PARAMETER NoStart
Leaves the service stopped until the next start of Windows.
#>
[CmdletBinding()]
param(
  [ValidateSet('auto', 'winsw', 'procrun')] [string] $Runner = 'auto',
  [string] $JavaOptions = $env:EDGE_DAEMON_JAVA_OPTS,
  [switch] $NoStart
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$service = 'edge-daemon'
$base = Split-Path -Parent $PSScriptRoot
$root = Join-Path $env:ProgramData $service
$etc = Join-Path $root 'edge-daemon.yml'
$launcher = Join-Path $base 'bin\edge-daemon.cmd'

# By number: their names differ with the language of Windows.
$localService = '*S-1-5-19'
$system = '*S-1-5-18'
$administrators = '*S-1-5-32-544'
$everybody = @('S-1-1-0', 'S-1-5-4', 'S-1-5-11', 'S-1-5-32-545')

function Exit-With([int] $Code, [string] $Message) {
  [Console]::Error.WriteLine("install: $Message")
  exit $Code
}

# Its standard output; the program says itself what is wrong.
function Invoke-Checked([string] $Program, [string[]] $Arguments) {
  $said = & $Program @Arguments
  if ($LASTEXITCODE -ne 0) {
    Exit-With 1 ("'$Program $($Arguments -join ' ')' failed with exit code ${LASTEXITCODE}: " + ($said -join ' '))
  }
}

function Test-Administrator {
  $user = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
  return $user.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
}

# Whether everybody on this machine has one of these rights.
function Test-Open([string] $Path, [Security.AccessControl.FileSystemRights] $Rights) {
  $rules = (Get-Acl -LiteralPath $Path).GetAccessRules($true, $true, [Security.Principal.SecurityIdentifier])
  foreach ($rule in $rules) {
    $given = [int] $rule.FileSystemRights -band [int] $Rights
    if ($rule.AccessControlType -eq 'Allow' -and $given -ne 0 -and $everybody -contains $rule.IdentityReference.Value) {
      return $true
    }
  }
  return $false
}

# What a Java says of itself; null when it does not start.
function Get-JavaFacts([string] $Program) {
  $start = New-Object Diagnostics.ProcessStartInfo
  $start.FileName = $Program
  $start.Arguments = '-XshowSettings:properties -version'
  $start.UseShellExecute = $false
  $start.RedirectStandardError = $true
  $start.CreateNoWindow = $true
  try {
    $process = [Diagnostics.Process]::Start($start)
  } catch {
    return $null
  }
  $said = $process.StandardError.ReadToEnd()
  $process.WaitForExit()
  $facts = @{}
  foreach ($name in 'java.home', 'java.specification.version', 'os.arch') {
    $line = [regex]::Match($said, '(?m)^\s+' + [regex]::Escape($name) + ' = (.+?)\s*$')
    if (-not $line.Success) {
      return $null
    }
    $facts[$name] = $line.Groups[1].Value
  }
  return $facts
}

# The home of the Java to run with: as bin\edge-daemon.cmd chooses.
function Find-Java {
  $own = Join-Path $base 'runtime\bin\java.exe'
  if (Test-Path -LiteralPath $own) {
    $program = $own
  } elseif ($env:JAVA_HOME) {
    $program = Join-Path $env:JAVA_HOME 'bin\java.exe'
  } else {
    $command = Get-Command -Name 'java.exe' -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    if ($null -eq $command) {
      Exit-With 69 'there is no Java: install a 64-bit Java 17 or newer for all users, and set JAVA_HOME, or unpack one to the folder runtime of this archive'
    }
    $program = $command.Path
  }
  $facts = Get-JavaFacts $program
  if ($null -eq $facts) {
    Exit-With 69 "$program does not start: correct JAVA_HOME, or install a 64-bit Java 17 or newer"
  }
  $version = $facts['java.specification.version']
  if ($version -like '1.*' -or [int] $version -lt 17 -or $facts['os.arch'] -ne 'amd64') {
    Exit-With 69 "$program is Java $version for $($facts['os.arch']); a 64-bit Java 17 or newer is needed"
  }
  return $facts['java.home']
}

function Find-WinSw {
  return Get-ChildItem -LiteralPath $PSScriptRoot -Filter '*.exe' -File | Select-Object -First 1
}

function Test-Place([string] $JavaHome) {
  foreach ($path in $base, $JavaHome) {
    if ($path -match "[;#'%]") {
      Exit-With 64 "the path $path has one of the characters ; # ' %: move it"
    }
    if ($path.StartsWith((Join-Path $env:SystemDrive 'Users') + '\', [StringComparison]::OrdinalIgnoreCase)) {
      Exit-With 64 "the service cannot read $path, which is a user's: move it, for example to $env:ProgramFiles\edge-daemon"
    }
  }
  foreach ($path in $base, (Join-Path $base 'lib'), (Join-Path $base 'lib\drivers'), (Join-Path $base 'bin')) {
    if (Test-Open $path 'WriteData, AppendData, Delete, ChangePermissions, TakeOwnership') {
      Exit-With 77 "every user of this machine may change what the service would run: move the folder $base to $env:ProgramFiles, or take that right away"
    }
  }
}

# The folders of configuration, data and logs. An operator's own rights stay, those that come from above go.
function Initialize-Folders {
  $data = Join-Path $root 'data'
  $logs = Join-Path $root 'logs'
  foreach ($folder in $root, $data, $logs) {
    $null = New-Item -ItemType Directory -Path $folder -Force
    if ((Get-Item -LiteralPath $folder -Force).Attributes -band [IO.FileAttributes]::ReparsePoint) {
      Exit-With 77 "$folder leads elsewhere: remove this link"
    }
  }
  # Everybody may make folders in ProgramData; whoever made this one shall not own it.
  Invoke-Checked 'icacls.exe' @($root, '/setowner', $administrators, '/Q')
  Invoke-Checked 'icacls.exe' @($root, '/inheritance:r', '/grant:r', "${system}:(OI)(CI)F", "${administrators}:(OI)(CI)F", "${localService}:(OI)(CI)RX", '/Q')
  Invoke-Checked 'icacls.exe' @($data, '/grant:r', "${localService}:(OI)(CI)M", '/Q')
  Invoke-Checked 'icacls.exe' @($logs, '/grant:r', "${localService}:(OI)(CI)M", '/Q')
  if (-not (Test-Path -LiteralPath $etc)) {
    Copy-Item -LiteralPath (Join-Path $base 'etc\edge-daemon.yml') -Destination $etc
    Write-Output "install: $etc was made; name your devices and destinations there"
  }
  # A file that was moved here has kept the rights of where it came from.
  foreach ($file in Get-ChildItem -LiteralPath $root -File -Force) {
    if (Test-Open $file.FullName 'ReadData, WriteData') {
      Exit-With 77 "every user of this machine may read $($file.FullName), which may hold secrets: icacls `"$($file.FullName)`" /reset"
    }
  }
}

function Install-WinSw([string] $JavaHome, [string] $Program) {
  $folder = Join-Path $base 'service'
  $null = New-Item -ItemType Directory -Path $folder -Force
  Copy-Item -LiteralPath $Program -Destination (Join-Path $folder 'edge-daemon.exe') -Force
  $settings = New-Object Xml.XmlDocument
  $settings.Load((Join-Path $PSScriptRoot 'edge-daemon.xml'))
  $settings.SelectSingleNode('/service/executable').InnerText = Join-Path $JavaHome 'bin\java.exe'
  if ($JavaOptions) {
    $arguments = $settings.SelectSingleNode('/service/arguments')
    $arguments.InnerText = $arguments.InnerText.Replace(' -cp ', " $JavaOptions -cp ")
  }
  $settings.Save((Join-Path $folder 'edge-daemon.xml'))
  Invoke-Checked (Join-Path $folder 'edge-daemon.exe') @('install')
}

# procrun makes the JVM inside its own process, and so knows no file of options: they are handed over one by one.
function Install-Procrun([string] $JavaHome, [string] $Program) {
  $options = @(Get-Content -LiteralPath (Join-Path $base 'lib\jvm.options') | Where-Object { $_ -match '^-' })
  $options += "-Djssc.boot.library.path=$base\lib\natives\windows_64"
  if ($JavaOptions) {
    $options += -split $JavaOptions
  }
  Invoke-Checked $Program @(
    'install', $service,
    "--DisplayName=$service",
    '--Description=Reads attendance devices, keeps every punch, forwards it to the cloud.',
    '--Startup=delayed',
    '--ServiceUser=NT AUTHORITY\LocalService',
    '--DependsOn=Tcpip',
    "--Jvm=$JavaHome\bin\server\jvm.dll",
    "--JvmOptions=$($options -join ';')",
    "--Classpath=$base\lib\edge-daemon.jar;$base\lib\drivers\*",
    '--StartMode=jvm',
    '--StartClass=org.edgedaemon.app.Main',
    "--StartParams=run;--config;$etc",
    "--StartPath=$root\logs",
    # Ends by the same way as Ctrl+C does.
    '--StopMode=jvm',
    '--StopClass=java.lang.System',
    '--StopMethod=exit',
    '--StopTimeout=90',
    "--LogPath=$root\logs",
    '--LogPrefix=procrun',
    '--LogLevel=Info'
  )
}

# The same for both runners, whatever their own defaults are.
function Set-Behaviour {
  Invoke-Checked 'sc.exe' @('config', $service, 'start=', 'delayed-auto', 'obj=', 'NT AUTHORITY\LocalService')
  Invoke-Checked 'sc.exe' @('failure', $service, 'reset=', '3600', 'actions=', 'restart/5000/restart/30000/restart/300000')
  # Also when it ends by itself with an exit code, not only when its process dies.
  Invoke-Checked 'sc.exe' @('failureflag', $service, '1')
}

function Start-Installed {
  Start-Service -Name $service
  # An etc file that the service cannot use, or another process in the data folder, end it soon.
  for ($second = 0; $second -lt 10; $second++) {
    Start-Sleep -Seconds 1
    $status = (Get-Service -Name $service).Status
    if ($status -ne 'Running') {
      Exit-With 1 "the service was started and is $status now: look at $root\logs, and run '$launcher doctor'"
    }
  }
}

function Install-All {
  if (-not [Environment]::Is64BitProcess) {
    Exit-With 64 'this needs 64-bit Windows and its 64-bit PowerShell'
  }
  if (-not (Test-Administrator)) {
    Exit-With 77 'run this in a PowerShell that was started by "Run as administrator"'
  }
  foreach ($file in $launcher, (Join-Path $base 'lib\edge-daemon.jar'), (Join-Path $base 'etc\edge-daemon.yml')) {
    if (-not (Test-Path -LiteralPath $file -PathType Leaf)) {
      Exit-With 64 "$file is missing: unpack the archive whole, and run the install.ps1 in its folder winsw"
    }
  }
  $java = Find-Java
  Test-Place $java
  $winSw = Find-WinSw
  if ($Runner -eq 'auto') {
    $Runner = if ($null -ne $winSw) { 'winsw' } else { 'procrun' }
  }
  $procrun = Join-Path $base 'procrun\prunsrv.exe'
  if ($Runner -eq 'winsw' -and $null -eq $winSw) {
    Exit-With 69 "WinSW's executable is not there: put it into $PSScriptRoot, or leave -Runner away to take procrun"
  }
  if ($Runner -eq 'procrun') {
    foreach ($file in $procrun, (Join-Path $java 'bin\server\jvm.dll')) {
      if (-not (Test-Path -LiteralPath $file -PathType Leaf)) {
        Exit-With 69 "$file is missing"
      }
    }
  }

  Initialize-Folders
  $env:JAVA_HOME = $java
  & $launcher validate --config $etc | Out-Host
  if ($LASTEXITCODE -ne 0) {
    Exit-With 78 "$etc is not valid, see above; what was installed before is as it was"
  }
  & (Join-Path $PSScriptRoot 'uninstall.ps1') -Quiet
  if ($LASTEXITCODE -ne 0) {
    exit $LASTEXITCODE
  }
  if ($Runner -eq 'winsw') {
    Install-WinSw $java $winSw.FullName
  } else {
    Install-Procrun $java $procrun
  }
  Set-Behaviour
  if (-not $NoStart) {
    Start-Installed
  }
  Write-Output "install: the service $service is installed (by $Runner, Java in $java); next: $launcher doctor"
}

try {
  Install-All
} catch {
  Exit-With 1 "$($_.Exception.Message) ($($_.InvocationInfo.PositionMessage))"
}
exit 0
