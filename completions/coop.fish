# Completes coop's command line in fish; made by `coop completion fish`. Put it into ~/.config/fish/completions, or:
#
#   coop completion fish | source

# Whether the words before the cursor end in this command, with this many operands behind it.
function __coop_at
    set -l words (commandline -opc)
    set -e words[1]
    set -l command coop
    set -l operands 0
    set -l ended no
    set -l skip no
    for word in $words
        if test $skip = yes
            set skip no
        else if test $ended = no; and contains -- $word -C --platform --color -a --app --template --ci -o --output -e --environment --image --to --tar --from --timeout --limit --reason
            set skip yes
        else if test "$word" = --
            set ended yes
        else if test $ended = no; and string match -q -- '-*' "$word"
            continue
        else if test $operands = 0; and contains -- "$command $word" 'coop init' 'coop validate' 'coop render' 'coop build' 'coop deploy' 'coop status' 'coop history' 'coop diff' 'coop rollback' 'coop remove' 'coop tour' 'coop sandbox' 'coop sandbox status' 'coop sandbox merge' 'coop sandbox reset' 'coop schema' 'coop completion' 'coop version' 'coop help'
            set command "$command $word"
        else
            set operands (math $operands + 1)
        end
    end
    test "$command" = "$argv[1]"; or return 1
    test (count $argv) -lt 2; or test $operands = $argv[2]
end

# Values that only coop knows, of a kind.
function __coop_known
    set -l words (commandline -opc)
    set -l program coop
    if string match -q -- '*/*' "$words[1]"
        set program (string replace -r '^~/' "$HOME/" -- "$words[1]")
    end
    set -e words[1]
    command $program __complete $argv[1] -- $words 2>/dev/null
end

# What stands before a value in the same word is not part of a folder's name.
function __coop_folders
    __fish_complete_directories (string replace -r -- '^--[^=]+=' '' (commandline -ct))
end

complete -c coop -f

complete -c coop -n '__coop_at coop 0' -a init -d 'Scaffold an app from a template, or adopt a project'
complete -c coop -n '__coop_at coop 0' -a validate -d 'Check coop.yaml and the extra resources'
complete -c coop -n '__coop_at coop 0' -a render -d 'Print the manifests that a deploy would commit'
complete -c coop -n '__coop_at coop 0' -a build -d 'Build the image without Docker and push it'
complete -c coop -n '__coop_at coop 0' -a deploy -d 'Make an environment run this: commit or pull request'
complete -c coop -n '__coop_at coop 0' -a status -d 'Show what runs where, and follow a rollout'
complete -c coop -n '__coop_at coop 0' -a history -d 'List the releases of an environment'
complete -c coop -n '__coop_at coop 0' -a diff -d 'Show what a deploy would change'
complete -c coop -n '__coop_at coop 0' -a rollback -d 'Bring an earlier release back'
complete -c coop -n '__coop_at coop 0' -a remove -d 'Take the app out of an environment'
complete -c coop -n '__coop_at coop 0' -a tour -d 'See the whole flow on the sandbox in under a minute'
complete -c coop -n '__coop_at coop 0' -a sandbox -d 'The embedded platform: see, merge and empty it'
complete -c coop -n '__coop_at coop 0' -a schema -d 'Print the JSON Schema of coop.yaml, for editors'
complete -c coop -n '__coop_at coop 0' -a completion -d 'Print the completion script of a shell'
complete -c coop -n '__coop_at coop 0' -a version -d 'Print the version of coop'
complete -c coop -n '__coop_at coop 0' -a help -d 'Show the help of a command'
complete -c coop -n '__coop_at coop' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at coop' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at coop' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at coop' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at coop' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at coop' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at coop' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at coop' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at coop' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop init" 0' -a '(__coop_folders)'
complete -c coop -n '__coop_at "coop init"' -s a -l app -x -a '(__coop_known apps)' -d 'The app'
complete -c coop -n '__coop_at "coop init"' -l template -x -a '(__coop_known templates)' -d 'What a new app starts from'
complete -c coop -n '__coop_at "coop init"' -l ci -x -a 'github gitlab none' -d 'Whose workflow is written'
complete -c coop -n '__coop_at "coop init"' -l force -d 'Overwrite files of coop\'s that are there'
complete -c coop -n '__coop_at "coop init"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop init"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop init"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop init"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop init"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop init"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop init"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop init"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop init"' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop validate"' -s a -l app -x -a '(__coop_known apps)' -d 'The app'
complete -c coop -n '__coop_at "coop validate"' -s o -l output -x -a 'text json' -d 'How to write the result'
complete -c coop -n '__coop_at "coop validate"' -l refresh -d 'Ask the platform for its policies instead of using the copy kept here'
complete -c coop -n '__coop_at "coop validate"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop validate"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop validate"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop validate"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop validate"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop validate"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop validate"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop validate"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop validate"' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop render" 0' -a '(__coop_known environments)'
complete -c coop -n '__coop_at "coop render"' -s e -l environment -x -a '(__coop_known environments)' -d 'The environment, as a flag'
complete -c coop -n '__coop_at "coop render"' -s a -l app -x -a '(__coop_known apps)' -d 'The app'
complete -c coop -n '__coop_at "coop render"' -l image -x -d 'The image, pinned by digest'
complete -c coop -n '__coop_at "coop render"' -l to -x -a '(__coop_folders)' -d 'Write one file for each manifest into this folder instead'
complete -c coop -n '__coop_at "coop render"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop render"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop render"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop render"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop render"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop render"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop render"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop render"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop render"' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop build"' -s a -l app -x -a '(__coop_known apps)' -d 'The app'
complete -c coop -n '__coop_at "coop build"' -l tar -r -F -d 'Write the image to a tar in OCI layout instead of pushing it'
complete -c coop -n '__coop_at "coop build"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop build"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop build"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop build"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop build"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop build"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop build"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop build"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop build"' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop deploy" 0' -a '(__coop_known environments)'
complete -c coop -n '__coop_at "coop deploy"' -s e -l environment -x -a '(__coop_known environments)' -d 'The environment, as a flag'
complete -c coop -n '__coop_at "coop deploy"' -s a -l app -x -a '(__coop_known apps)' -d 'The app'
complete -c coop -n '__coop_at "coop deploy"' -s o -l output -x -a 'text json' -d 'How to write the result'
complete -c coop -n '__coop_at "coop deploy"' -l image -x -d 'The image to run'
complete -c coop -n '__coop_at "coop deploy"' -l from -x -a '(__coop_known environments)' -d 'Of several environments that come before this one, the one to take the release from'
complete -c coop -n '__coop_at "coop deploy"' -l dry-run -d 'Only show what would change, as a diff'
complete -c coop -n '__coop_at "coop deploy"' -l force -d 'Deploy although what runs is newer or on another line of history'
complete -c coop -n '__coop_at "coop deploy"' -l release-hold -d 'Deploy although this commit, or a newer one, was rolled back'
complete -c coop -n '__coop_at "coop deploy"' -l wait -d 'Follow the rollout to its end'
complete -c coop -n '__coop_at "coop deploy"' -l timeout -x -d 'How long to follow at most, such as 90s or 20m'
complete -c coop -n '__coop_at "coop deploy"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop deploy"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop deploy"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop deploy"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop deploy"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop deploy"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop deploy"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop deploy"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop deploy"' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop status" 0' -a '(__coop_known environments)'
complete -c coop -n '__coop_at "coop status"' -s e -l environment -x -a '(__coop_known environments)' -d 'The environment, as a flag'
complete -c coop -n '__coop_at "coop status"' -s a -l app -x -a '(__coop_known apps)' -d 'The app'
complete -c coop -n '__coop_at "coop status"' -s o -l output -x -a 'text json' -d 'How to write the result'
complete -c coop -n '__coop_at "coop status"' -s w -l watch -d 'Follow the rollout to its end'
complete -c coop -n '__coop_at "coop status"' -l exit-code -d 'Exit 10, 7 or 8 when a rollout failed, waits for a person or goes on'
complete -c coop -n '__coop_at "coop status"' -l timeout -x -d 'How long to follow at most, such as 90s or 20m'
complete -c coop -n '__coop_at "coop status"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop status"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop status"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop status"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop status"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop status"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop status"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop status"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop status"' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop history" 0' -a '(__coop_known environments)'
complete -c coop -n '__coop_at "coop history"' -s e -l environment -x -a '(__coop_known environments)' -d 'The environment, as a flag'
complete -c coop -n '__coop_at "coop history"' -s a -l app -x -a '(__coop_known apps)' -d 'The app'
complete -c coop -n '__coop_at "coop history"' -s o -l output -x -a 'text json' -d 'How to write the result'
complete -c coop -n '__coop_at "coop history"' -l limit -x -d 'How many releases of each environment at most'
complete -c coop -n '__coop_at "coop history"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop history"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop history"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop history"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop history"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop history"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop history"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop history"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop history"' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop diff" 0' -a '(__coop_known environments)'
complete -c coop -n '__coop_at "coop diff"' -s e -l environment -x -a '(__coop_known environments)' -d 'The environment, as a flag'
complete -c coop -n '__coop_at "coop diff"' -s a -l app -x -a '(__coop_known apps)' -d 'The app'
complete -c coop -n '__coop_at "coop diff"' -s o -l output -x -a 'text json' -d 'How to write the result'
complete -c coop -n '__coop_at "coop diff"' -l image -x -d 'The image to compare'
complete -c coop -n '__coop_at "coop diff"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop diff"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop diff"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop diff"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop diff"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop diff"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop diff"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop diff"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop diff"' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop rollback" 0' -a '(__coop_known environments)'
complete -c coop -n '__coop_at "coop rollback"' -s e -l environment -x -a '(__coop_known environments)' -d 'The environment, as a flag'
complete -c coop -n '__coop_at "coop rollback"' -s a -l app -x -a '(__coop_known apps)' -d 'The app'
complete -c coop -n '__coop_at "coop rollback"' -s o -l output -x -a 'text json' -d 'How to write the result'
complete -c coop -n '__coop_at "coop rollback"' -l to -x -d 'The release as coop history shows it'
complete -c coop -n '__coop_at "coop rollback"' -l reason -x -d 'What is wrong with the release that goes'
complete -c coop -n '__coop_at "coop rollback"' -l dry-run -d 'Only show what would change, as a diff'
complete -c coop -n '__coop_at "coop rollback"' -s y -l yes -d 'Do not ask for a confirmation'
complete -c coop -n '__coop_at "coop rollback"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop rollback"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop rollback"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop rollback"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop rollback"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop rollback"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop rollback"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop rollback"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop rollback"' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop remove" 0' -a '(__coop_known environments)'
complete -c coop -n '__coop_at "coop remove"' -s e -l environment -x -a '(__coop_known environments)' -d 'The environment, as a flag'
complete -c coop -n '__coop_at "coop remove"' -s a -l app -x -a '(__coop_known apps)' -d 'The app'
complete -c coop -n '__coop_at "coop remove"' -s o -l output -x -a 'text json' -d 'How to write the result'
complete -c coop -n '__coop_at "coop remove"' -l dry-run -d 'Only show what would be deleted, as a diff'
complete -c coop -n '__coop_at "coop remove"' -s y -l yes -d 'Do not ask for the app\'s name'
complete -c coop -n '__coop_at "coop remove"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop remove"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop remove"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop remove"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop remove"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop remove"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop remove"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop remove"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop remove"' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop tour"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop tour"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop tour"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop tour"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop tour"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop tour"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop tour"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop tour"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop tour"' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop sandbox" 0' -a status -d 'List the open pull requests of the sandbox'
complete -c coop -n '__coop_at "coop sandbox" 0' -a merge -d 'Merge a pull request of the sandbox'
complete -c coop -n '__coop_at "coop sandbox" 0' -a reset -d 'Empty the sandbox'
complete -c coop -n '__coop_at "coop sandbox"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop sandbox"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop sandbox"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop sandbox"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop sandbox"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop sandbox"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop sandbox"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop sandbox"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop sandbox"' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop sandbox status"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop sandbox status"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop sandbox status"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop sandbox status"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop sandbox status"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop sandbox status"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop sandbox status"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop sandbox status"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop sandbox status"' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop sandbox merge" 0' -a '(__coop_known pull-requests)'
complete -c coop -n '__coop_at "coop sandbox merge"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop sandbox merge"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop sandbox merge"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop sandbox merge"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop sandbox merge"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop sandbox merge"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop sandbox merge"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop sandbox merge"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop sandbox merge"' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop sandbox reset"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop sandbox reset"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop sandbox reset"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop sandbox reset"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop sandbox reset"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop sandbox reset"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop sandbox reset"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop sandbox reset"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop sandbox reset"' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop schema" 0' -a 'app platform'
complete -c coop -n '__coop_at "coop schema"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop schema"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop schema"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop schema"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop schema"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop schema"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop schema"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop schema"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop schema"' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop completion" 0' -a 'bash zsh fish powershell'
complete -c coop -n '__coop_at "coop completion"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop completion"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop completion"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop completion"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop completion"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop completion"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop completion"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop completion"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop completion"' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop version"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop version"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop version"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop version"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop version"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop version"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop version"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop version"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop version"' -s V -l version -d 'Print the version of coop'

complete -c coop -n '__coop_at "coop help" 0' -a 'init validate render build deploy status history diff rollback remove tour sandbox schema completion version help'
complete -c coop -n '__coop_at "coop help"' -s C -x -a '(__coop_folders)' -d 'Run as if started in this folder'
complete -c coop -n '__coop_at "coop help"' -l platform -x -a 'sandbox (__coop_folders)' -d 'The GitOps repository'
complete -c coop -n '__coop_at "coop help"' -s q -l quiet -d 'Say only results, warnings and errors'
complete -c coop -n '__coop_at "coop help"' -s v -l verbose -d 'Say what is done, and show the trace of a defect'
complete -c coop -n '__coop_at "coop help"' -l trace -d 'Show every HTTP request and Git exchange, secrets removed'
complete -c coop -n '__coop_at "coop help"' -l color -x -a 'auto always never' -d 'When output is coloured'
complete -c coop -n '__coop_at "coop help"' -l no-input -d 'Never ask; so it is with CI=true'
complete -c coop -n '__coop_at "coop help"' -s h -l help -d 'Show the help of the command'
complete -c coop -n '__coop_at "coop help"' -s V -l version -d 'Print the version of coop'
