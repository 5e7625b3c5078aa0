package cmd

import (
	"golang.org/x/sys/windows"

	"doudi/reports/wording"
)

// systemLang is the language of Windows' own screens.
func systemLang() wording.Lang {
	languages, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(languages) == 0 {
		return wording.English
	}
	l, _ := wording.ParseLang(languages[0])
	return l
}
