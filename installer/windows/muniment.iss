; Muniment's installer for Windows, for Inno Setup 6.3 or newer. For all users, and unattended where asked:
;
;   python dev.py build                                  (on Windows, in a checkout; leaves build\frozen\muniment)
;   iscc /DVersion=0.1.0 installer\windows\muniment.iss  (leaves dist\muniment-0.1.0-windows-x86_64.exe)
;
;   muniment-0.1.0-windows-x86_64.exe /VERYSILENT /SUPPRESSMSGBOXES /NORESTART      by group policy or a script
;
; Written to Inno Setup's documentation; not yet run.

#ifndef Version
  #error "Give the version: iscc /DVersion=0.1.0"
#endif

[Setup]
AppId={{6B8D1B0A-6F53-4A2C-9E0A-3E6E3F6C9A41}
AppName=Muniment
AppVersion={#Version}
AppPublisher=The Muniment authors
DefaultDirName={autopf}\Muniment
DefaultGroupName=Muniment
DisableProgramGroupPage=yes
PrivilegesRequired=admin
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=muniment-{#Version}-windows-x86_64
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
UninstallDisplayIcon={app}\muniment.exe
ChangesAssociations=yes
CloseApplications=yes
#ifdef SignTool
SignTool={#SignTool}
SignedUninstaller=yes
#endif

[Files]
Source: "..\..\build\frozen\muniment\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[InstallDelete]
; Files of an older version must not stay beside the new ones. People's papers are not here.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\Muniment"; Filename: "{app}\muniment.exe"

[Registry]
Root: HKLM; Subkey: "Software\Classes\Applications\muniment.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Muniment"; Flags: uninsdeletekey
Root: HKLM; Subkey: "Software\Classes\Applications\muniment.exe\shell\open\command"; ValueType: string; ValueData: """{app}\muniment.exe"" open ""%1"""
Root: HKLM; Subkey: "Software\Classes\Applications\muniment.exe\SupportedTypes"; ValueType: string; ValueName: ".pdf"; ValueData: ""
Root: HKLM; Subkey: "Software\Classes\Applications\muniment.exe\SupportedTypes"; ValueType: string; ValueName: ".jpg"; ValueData: ""
Root: HKLM; Subkey: "Software\Classes\Applications\muniment.exe\SupportedTypes"; ValueType: string; ValueName: ".png"; ValueData: ""
Root: HKLM; Subkey: "Software\Classes\Applications\muniment.exe\SupportedTypes"; ValueType: string; ValueName: ".tif"; ValueData: ""
Root: HKLM; Subkey: "Software\Classes\Applications\muniment.exe\SupportedTypes"; ValueType: string; ValueName: ".eml"; ValueData: ""
