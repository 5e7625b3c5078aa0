//go:build !windows

package cmd

import (
	"strings"

	"doudi/store/casework"
)

const onWindows = false

// encoding is how the terminal's text is encoded, which the locale says.
func (e *env) encoding() []casework.Symptom {
	locale := e.locale()
	folded := strings.ReplaceAll(strings.ToLower(locale), "-", "")
	switch {
	case locale == "":
		return []casework.Symptom{casework.Risky.Of("locale.unset")}
	case !strings.Contains(folded, "utf8"):
		return []casework.Symptom{casework.Risky.Of("locale.other", locale)}
	}
	return []casework.Symptom{casework.Well.Of("locale.utf8", locale)}
}
