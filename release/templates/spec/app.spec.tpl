# The program is built already, on its own system: this only puts it where Fedora and its kin look.
%ifarch aarch64
%global archive_arch arm64
%else
%global archive_arch amd64
%endif
%global debug_package %{nil}
%global __os_install_post %{nil}

Name:           {{specPackageName}}
Version:        {{projectVersion}}
Release:        {{specRelease}}
Summary:        {{projectDescription}}
License:        {{projectLicense}}
URL:            {{projectLinkHomepage}}
Source0:        %{url}/releases/download/v%{version}/coop-%{version}-linux-%{archive_arch}.tar.gz
ExclusiveArch:  x86_64 aarch64

%description
{{projectLongDescription}}

%prep
%setup -q -n coop-%{version}-linux-%{archive_arch}

%install
mkdir -p %{buildroot}%{_prefix}
cp -a bin %{buildroot}%{_prefix}/
if [ -d share ]; then cp -a share %{buildroot}%{_prefix}/; fi
rm -rf %{buildroot}%{_datadir}/powershell
(cd %{buildroot} && find . -type f ! -path './usr/share/man/*' -o -type l | sed 's|^\./|/|') >files
(cd %{buildroot} && find . -type f -path './usr/share/man/*' | sed 's|^\./|/|; s|$|*|') >>files

%files -f files
%license LICENSE
%doc README.md
