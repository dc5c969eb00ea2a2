# ask.ps1 LINE: prints what PowerShell offers for a line.
param($Line)
coop completion powershell | Out-String | Invoke-Expression
[System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches |
    ForEach-Object { $_.CompletionText }
