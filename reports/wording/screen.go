package wording

import (
	"maps"
	"slices"
	"strings"
)

// Screen is something that screens say, by its code; the operands fill {0},
// {1} …. A code without a row is shown as it is.
func (l Lang) Screen(code string, args ...string) string {
	s, ok := screenTexts()[code]
	if !ok {
		return code
	}
	return s.in(l, args)
}

// screenTexts are what screens say, each screen's in a file of its own.
var screenTexts = together(onFrame, onUnlock, onPaper, onDesk, onHouseholds, onHouseholdActs, onApplications, onReviews, onAwaiting, onDeciding, onAwardList, onMonth, onTables, onJournal, onAdmin)

// KeyName is a key as it stands on the keyboard.
func (l Lang) KeyName(key string) string {
	if s, ok := keyNames[key]; ok {
		return s.in(l, nil)
	}
	if name, ok := controlNames[key]; ok {
		return name
	}
	return key
}

// controlNames are the letters with Ctrl; made once, since every drawing names some.
var controlNames = func() map[string]string {
	names := map[string]string{}
	for letter := 'a'; letter <= 'z'; letter++ {
		names["ctrl+"+string(letter)] = "^" + strings.ToUpper(string(letter))
	}
	return names
}()

var keyNames = map[string]sentence{
	"enter":     {"回车", "Enter"},
	"esc":       {"Esc", "Esc"},
	"tab":       {"Tab", "Tab"},
	"shift+tab": {"Shift-Tab", "Shift-Tab"},
	" ":         {"空格", "Space"},
	"up":        {"↑", "↑"},
	"down":      {"↓", "↓"},
	"left":      {"←", "←"},
	"right":     {"→", "→"},
	"pgup":      {"PgUp", "PgUp"},
	"pgdown":    {"PgDn", "PgDn"},
}

// ScreenCodes are the codes of all that screens say.
func ScreenCodes() []string { return slices.Sorted(maps.Keys(screenTexts())) }
