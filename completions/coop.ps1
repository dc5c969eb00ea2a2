# Completes coop's command line in PowerShell; made by `coop completion powershell`. In $PROFILE:
#
#   coop completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName coop -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # For each command: its commands, its options with what their values may be, what its operands may be.
    $table = @{
        'coop' = @{
            Commands = @(
                @{ Name = 'init'; Description = 'Scaffold an app from a template, or adopt a project' }
                @{ Name = 'validate'; Description = 'Check coop.yaml and the extra resources' }
                @{ Name = 'render'; Description = 'Print the manifests that a deploy would commit' }
                @{ Name = 'build'; Description = 'Build the image without Docker and push it' }
                @{ Name = 'deploy'; Description = 'Make an environment run this: commit or pull request' }
                @{ Name = 'status'; Description = 'Show what runs where, and follow a rollout' }
                @{ Name = 'history'; Description = 'List the releases of an environment' }
                @{ Name = 'diff'; Description = 'Show what a deploy would change' }
                @{ Name = 'rollback'; Description = 'Bring an earlier release back' }
                @{ Name = 'remove'; Description = 'Take the app out of an environment' }
                @{ Name = 'open'; Description = 'Open the app in the browser' }
                @{ Name = 'tour'; Description = 'See the whole flow on the sandbox in under a minute' }
                @{ Name = 'sandbox'; Description = 'The embedded platform: see, merge and empty it' }
                @{ Name = 'login'; Description = 'Check and keep a token for a forge, registry or Argo CD' }
                @{ Name = 'logout'; Description = 'Forget what login kept' }
                @{ Name = 'doctor'; Description = 'Show each setting, and what works and what does not' }
                @{ Name = 'schema'; Description = 'Print the JSON Schema of coop.yaml, for editors' }
                @{ Name = 'completion'; Description = 'Print the completion script of a shell' }
                @{ Name = 'version'; Description = 'Print the version of coop' }
                @{ Name = 'help'; Description = 'Show the help of a command' }
            )
            Options = @(
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @()
        }
        'coop init' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-a', '--app'); Offer = @('@apps'); Description = 'The app' }
                @{ Names = @('--template'); Offer = @('@templates'); Description = 'What a new app starts from' }
                @{ Names = @('--ci'); Offer = @('github', 'gitlab', 'none'); Description = 'Whose workflow is written' }
                @{ Names = @('--force'); Description = 'Overwrite files of coop''s that are there' }
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @(
                ,@('/folders')
            )
        }
        'coop validate' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-a', '--app'); Offer = @('@apps'); Description = 'The app' }
                @{ Names = @('-o', '--output'); Offer = @('text', 'json'); Description = 'How to write the result' }
                @{ Names = @('--strict'); Description = 'Make every warning an error' }
                @{ Names = @('--refresh'); Description = 'Ask the platform for its policies instead of using the copy kept here' }
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @(
                ,@('/files')
            )
            Rest = $true
        }
        'coop render' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-e', '--environment'); Offer = @('@environments'); Description = 'The environment, as a flag' }
                @{ Names = @('-a', '--app'); Offer = @('@apps'); Description = 'The app' }
                @{ Names = @('--image'); Offer = @(''); Description = 'The image, pinned by digest' }
                @{ Names = @('--to'); Offer = @('/folders'); Description = 'Write one file for each manifest into this folder instead; other files in it stay' }
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @(
                ,@('@environments')
            )
        }
        'coop build' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-a', '--app'); Offer = @('@apps'); Description = 'The app' }
                @{ Names = @('--tar'); Offer = @('/files'); Description = 'Write the image to a tar in OCI layout instead of pushing it' }
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @()
        }
        'coop deploy' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-e', '--environment'); Offer = @('@environments'); Description = 'The environment, as a flag' }
                @{ Names = @('-a', '--app'); Offer = @('@apps'); Description = 'The app' }
                @{ Names = @('-o', '--output'); Offer = @('text', 'json'); Description = 'How to write the result' }
                @{ Names = @('--image'); Offer = @(''); Description = 'The image to run' }
                @{ Names = @('--from'); Offer = @('@environments'); Description = 'Of several environments that come before this one, the one to take the release from' }
                @{ Names = @('--all'); Description = 'Every app in this folder and below it, in one commit or one pull request' }
                @{ Names = @('--dry-run'); Description = 'Only show what would change, as a diff' }
                @{ Names = @('--force'); Description = 'Deploy although what runs is newer or on another line of history' }
                @{ Names = @('--release-hold'); Description = 'Deploy although this commit, or a newer one, was rolled back' }
                @{ Names = @('--wait'); Description = 'Follow the rollout to its end' }
                @{ Names = @('--timeout'); Offer = @(''); Description = 'How long to follow at most, such as 90s or 20m' }
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @(
                ,@('@environments')
            )
        }
        'coop status' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-e', '--environment'); Offer = @('@environments'); Description = 'The environment, as a flag' }
                @{ Names = @('-a', '--app'); Offer = @('@apps'); Description = 'The app' }
                @{ Names = @('-o', '--output'); Offer = @('text', 'json'); Description = 'How to write the result' }
                @{ Names = @('-w', '--watch'); Description = 'Follow the rollout to its end' }
                @{ Names = @('--exit-code'); Description = 'Exit 10, 4, 5, 7 or 8 when a rollout failed, is not known, waits for a person or goes on' }
                @{ Names = @('--timeout'); Offer = @(''); Description = 'How long to follow at most, such as 90s or 20m' }
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @(
                ,@('@environments')
            )
        }
        'coop history' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-e', '--environment'); Offer = @('@environments'); Description = 'The environment, as a flag' }
                @{ Names = @('-a', '--app'); Offer = @('@apps'); Description = 'The app' }
                @{ Names = @('-o', '--output'); Offer = @('text', 'json'); Description = 'How to write the result' }
                @{ Names = @('--limit'); Offer = @(''); Description = 'How many releases of each environment at most' }
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @(
                ,@('@environments')
            )
        }
        'coop diff' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-e', '--environment'); Offer = @('@environments'); Description = 'The environment, as a flag' }
                @{ Names = @('-a', '--app'); Offer = @('@apps'); Description = 'The app' }
                @{ Names = @('-o', '--output'); Offer = @('text', 'json'); Description = 'How to write the result' }
                @{ Names = @('--image'); Offer = @(''); Description = 'The image to run' }
                @{ Names = @('--from'); Offer = @('@environments'); Description = 'Of several environments that come before this one, the one to take the release from' }
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @(
                ,@('@environments')
            )
        }
        'coop rollback' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-e', '--environment'); Offer = @('@environments'); Description = 'The environment, as a flag' }
                @{ Names = @('-a', '--app'); Offer = @('@apps'); Description = 'The app' }
                @{ Names = @('-o', '--output'); Offer = @('text', 'json'); Description = 'How to write the result' }
                @{ Names = @('--to'); Offer = @(''); Description = 'The release as coop history shows it' }
                @{ Names = @('--reason'); Offer = @(''); Description = 'What is wrong with the release that goes' }
                @{ Names = @('--dry-run'); Description = 'Only show what would change, as a diff' }
                @{ Names = @('-y', '--yes'); Description = 'Do not ask for a confirmation' }
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @(
                ,@('@environments')
            )
        }
        'coop remove' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-e', '--environment'); Offer = @('@environments'); Description = 'The environment, as a flag' }
                @{ Names = @('-a', '--app'); Offer = @('@apps'); Description = 'The app' }
                @{ Names = @('-o', '--output'); Offer = @('text', 'json'); Description = 'How to write the result' }
                @{ Names = @('--dry-run'); Description = 'Only show what would be deleted, as a diff' }
                @{ Names = @('-y', '--yes'); Description = 'Do not ask for the app''s name' }
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @(
                ,@('@environments')
            )
        }
        'coop open' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-e', '--environment'); Offer = @('@environments'); Description = 'The environment, as a flag' }
                @{ Names = @('-a', '--app'); Offer = @('@apps'); Description = 'The app' }
                @{ Names = @('--pull-request'); Description = 'The pull request that is open for the environment' }
                @{ Names = @('--argocd'); Description = 'The page of the app in Argo CD' }
                @{ Names = @('--print'); Description = 'Only print the address' }
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @(
                ,@('@environments')
            )
        }
        'coop tour' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @()
        }
        'coop sandbox' = @{
            Commands = @(
                @{ Name = 'status'; Description = 'List the open pull requests of the sandbox' }
                @{ Name = 'show'; Description = 'Show a pull request of the sandbox as its reviewer sees it' }
                @{ Name = 'merge'; Description = 'Merge a pull request of the sandbox' }
                @{ Name = 'reset'; Description = 'Empty the sandbox' }
            )
            Options = @(
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @()
        }
        'coop sandbox status' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @()
        }
        'coop sandbox show' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @(
                ,@('@pull-requests')
            )
        }
        'coop sandbox merge' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @(
                ,@('@pull-requests')
            )
        }
        'coop sandbox reset' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @()
        }
        'coop login' = @{
            Commands = @()
            Options = @(
                @{ Names = @('--host'); Offer = @(''); Description = 'Where it is' }
                @{ Names = @('--with-token'); Description = 'Read the token from the first line of standard input' }
                @{ Names = @('--user'); Offer = @(''); Description = 'The user''s name at a registry' }
                @{ Names = @('--client-id'); Offer = @(''); Description = 'Of the OAuth application that asks' }
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @(
                ,@('github', 'gitlab', 'gitea', 'registry', 'argocd')
            )
        }
        'coop logout' = @{
            Commands = @()
            Options = @(
                @{ Names = @('--host'); Offer = @(''); Description = 'Where it is' }
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @(
                ,@('github', 'gitlab', 'gitea', 'registry', 'argocd')
            )
        }
        'coop doctor' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-o', '--output'); Offer = @('text', 'json'); Description = 'How to write the result' }
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @()
        }
        'coop schema' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @(
                ,@('app', 'platform')
            )
        }
        'coop completion' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @(
                ,@('bash', 'zsh', 'fish', 'powershell')
            )
        }
        'coop version' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @()
        }
        'coop help' = @{
            Commands = @()
            Options = @(
                @{ Names = @('-C'); Offer = @('/folders'); Description = 'Run as if started in this folder' }
                @{ Names = @('--platform'); Offer = @('sandbox', '/folders'); Description = 'The GitOps repository' }
                @{ Names = @('--token-file'); Offer = @(''); Description = 'A file whose first line is the token for the GitOps repository and its forge, or - for standard input' }
                @{ Names = @('-q', '--quiet'); Description = 'Say only results, warnings and errors' }
                @{ Names = @('-v', '--verbose'); Description = 'Say what is done, and show the trace of a defect' }
                @{ Names = @('--trace'); Description = 'Show every HTTP request and Git exchange, secrets removed' }
                @{ Names = @('--color'); Offer = @('auto', 'always', 'never'); Description = 'When output is coloured' }
                @{ Names = @('--no-input'); Description = 'Never ask; so it is with CI=true' }
                @{ Names = @('-h', '--help'); Description = 'Show the help of the command' }
                @{ Names = @('-V', '--version'); Description = 'Print the version of coop' }
            )
            Operands = @(
                ,@('init', 'validate', 'render', 'build', 'deploy', 'status', 'history', 'diff', 'rollback', 'remove', 'open', 'tour', 'sandbox', 'login', 'logout', 'doctor', 'schema', 'completion', 'version', 'help')
            )
        }
    }

    $elements = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition })
    $words = @($elements | ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
    $program = if ($words.Count -gt 0) { $words[0] } else { 'coop' }
    $before = @($words | Select-Object -Skip 1)

    $command = 'coop'
    $expected = $null
    $ended = $false
    $count = 0
    foreach ($word in $before) {
        $option = $table[$command].Options | Where-Object { $_.Names -ccontains $word }
        if ($expected) { $expected = $null }
        elseif (-not $ended -and $word -eq '--') { $ended = $true }
        elseif (-not $ended -and $word.StartsWith('-')) { if ($option -and $option.Offer) { $expected = $option } }
        elseif ($count -eq 0 -and $table.ContainsKey("$command $word")) { $command = "$command $word" }
        else { $count++ }
    }

    $typed = $wordToComplete
    $prefix = ''
    if (-not $expected -and -not $ended -and $typed -cmatch '^(--[^=]+)=(.*)$') {
        $prefix = $Matches[1] + '='
        $typed = $Matches[2]
        $name = $Matches[1]
        $expected = $table[$command].Options | Where-Object { $_.Names -ccontains $name -and $_.Offer }
        if (-not $expected) { return }
    }

    function Complete-Word($Text, $Description, $Type) {
        if ($Text.StartsWith($typed, [System.StringComparison]::Ordinal)) {
            if (-not $Description) { $Description = $Text }
            [System.Management.Automation.CompletionResult]::new($prefix + $Text, $Text, $Type, $Description)
        }
    }

    function Complete-Offer($Offer) {
        foreach ($item in $Offer) {
            if ($item.StartsWith('@')) {
                & $program '__complete' $item.Substring(1) '--' @before 2>$null | ForEach-Object {
                    $value, $description = $_ -split "`t", 2
                    Complete-Word $value $description 'ParameterValue'
                }
            }
            elseif ($item -eq '/files' -or $item -eq '/folders') {
                [System.Management.Automation.CompletionCompleters]::CompleteFilename($typed) |
                    Where-Object { $item -eq '/files' -or $_.ResultType -eq 'ProviderContainer' } |
                    ForEach-Object {
                        [System.Management.Automation.CompletionResult]::new($prefix + $_.CompletionText, $_.ListItemText, $_.ResultType, $_.ToolTip)
                    }
            }
            elseif ($item) { Complete-Word $item $item 'ParameterValue' }
        }
    }

    if ($expected) { Complete-Offer $expected.Offer }
    elseif (-not $ended -and $typed.StartsWith('-')) {
        foreach ($option in $table[$command].Options) {
            foreach ($name in $option.Names) { Complete-Word $name $option.Description 'ParameterName' }
        }
    }
    else {
        if ($count -eq 0) {
            foreach ($each in $table[$command].Commands) { Complete-Word $each.Name $each.Description 'Command' }
        }
        if ($table[$command].Rest) { $count = [Math]::Min($count, $table[$command].Operands.Count - 1) }
        if ($count -lt $table[$command].Operands.Count) { Complete-Offer $table[$command].Operands[$count] }
    }
}
