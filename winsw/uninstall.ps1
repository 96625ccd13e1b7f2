<#
.SYNOPSIS
Stops the Windows service edge-daemon and removes it. Configuration, data and logs stay, unless -Purge says otherwise.

.DESCRIPTION
Run it as administrator. Without the service it does nothing. The folder of the archive stays; delete it afterwards.

Exit codes: 0 done; 1 a step failed; 75 the service does not stop, or Windows still holds it; 77 no administrator.

.PARAMETER Purge
Deletes %ProgramData%\edge-daemon too: etc file, secrets, logs, and every punch that is stored there, delivered or not. A data_dir elsewhere stays.

.PARAMETER Force
Purges without a question.

.PARAMETER Quiet
Says nothing when all went well.
#>
[CmdletBinding()]
param([switch] $Purge, [switch] $Force, [switch] $Quiet)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$service = 'edge-daemon'
$root = Join-Path $env:ProgramData $service
# Where 64-bit procrun keeps its settings; the service's own are deleted with it.
$procrun = "HKLM:\SOFTWARE\WOW6432Node\Apache Software Foundation\ProcRun 2.0\$service"

function Exit-With([int] $Code, [string] $Message) {
  [Console]::Error.WriteLine("uninstall: $Message")
  exit $Code
}

function Write-Done([string] $Message) {
  if (-not $Quiet) {
    Write-Output "uninstall: $Message"
  }
}

function Test-Administrator {
  $user = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
  return $user.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
}

function Get-Installed {
  return Get-Service -Name $service -ErrorAction SilentlyContinue
}

# As long as the runner waits for a clean end, and some more; and until its process is gone, which still has its files for a moment.
function Stop-Installed($Installed) {
  if ($Installed.Status -eq 'Stopped') {
    return
  }
  $process = [int] (Get-CimInstance -ClassName 'Win32_Service' -Filter "Name='$service'").ProcessId
  try {
    if ($Installed.Status -ne 'StopPending') {
      $Installed.Stop()
    }
    $Installed.WaitForStatus('Stopped', [TimeSpan]::FromSeconds(120))
  } catch {
    Exit-With 75 "the service does not stop ($($_.Exception.Message)): look at $root\logs; nothing was removed"
  }
  if ($process -ne 0) {
    Wait-Process -Id $process -Timeout 30 -ErrorAction SilentlyContinue
    if ($null -ne (Get-Process -Id $process -ErrorAction SilentlyContinue)) {
      Exit-With 75 "the service has stopped, its process $process has not: look at $root\logs; nothing was removed"
    }
  }
}

function Remove-Installed {
  $said = & 'sc.exe' 'delete' $service
  if ($LASTEXITCODE -ne 0) {
    Exit-With 1 ("the service cannot be removed: " + ($said -join ' '))
  }
  # Windows deletes it when nobody looks at it any more.
  for ($try = 0; $null -ne (Get-Installed); $try++) {
    if ($try -ge 30) {
      Exit-With 75 'Windows still holds the service: close the windows that show it (services.msc, Task Manager), then run this again'
    }
    Start-Sleep -Seconds 1
  }
}

function Remove-Everything {
  if (-not (Test-Path -LiteralPath $root)) {
    return
  }
  if (-not $Force) {
    $answer = Read-Host "Everything in $root is deleted, stored punches and secrets included. Type DELETE to do so"
    if ($answer -cne 'DELETE') {
      Exit-With 1 "nothing was deleted in $root"
    }
  }
  Remove-Item -LiteralPath $root -Recurse -Force
  Write-Done "$root was deleted"
}

function Uninstall-All {
  if (-not (Test-Administrator)) {
    Exit-With 77 'run this in a PowerShell that was started by "Run as administrator"'
  }
  $installed = Get-Installed
  if ($null -eq $installed) {
    Write-Done "there is no service $service"
  } else {
    Stop-Installed $installed
    $installed.Dispose()
    Remove-Installed
    Write-Done "the service $service was removed"
  }
  if (Test-Path -LiteralPath $procrun) {
    Remove-Item -LiteralPath $procrun -Recurse -Force
  }
  if ($Purge) {
    Remove-Everything
  } else {
    Write-Done "configuration, data and logs stay in $root"
  }
}

try {
  Uninstall-All
} catch {
  Exit-With 1 "$($_.Exception.Message) ($($_.InvocationInfo.PositionMessage))"
}
exit 0
