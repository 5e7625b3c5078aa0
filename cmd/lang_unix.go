//go:build !windows

package cmd

import "doudi/reports/wording"

// systemLang is the language of a system whose locale is not set.
func systemLang() wording.Lang { return wording.English }
