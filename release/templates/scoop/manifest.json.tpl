{
    "version": "{{projectVersion}}",
    "description": "{{projectDescription}}",
    "homepage": "{{projectLinkHomepage}}",
    "license": "{{projectLicense}}",
    "architecture": {
        "64bit": {
            "url": "{{distributionUrl}}",
            "hash": "{{distributionChecksumSha256}}",
            "extract_dir": "{{distributionArtifactRootEntryName}}"
        }
    },
    "bin": "bin\\coop.exe",
    "checkver": "github",
    "autoupdate": {
        "architecture": {
            "64bit": {
                "url": "{{projectLinkHomepage}}/releases/download/v$version/coop-$version-windows-amd64.zip",
                "extract_dir": "coop-$version-windows-amd64"
            }
        },
        "hash": {
            "url": "$baseurl/SHA256SUMS"
        }
    }
}
