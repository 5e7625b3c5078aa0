package cmd

import (
	"fmt"
	"os"
	"strings"

	"golang.org/x/term"

	"doudi/reports/wording"
	"doudi/store/casework"
)

// What doctor says of the terminal. How it draws cannot be asked, so samples are
// printed for the person to look at.

// ruler has four lines of ten columns each, of narrow signs, of Chinese, of
// signs whose width is ambiguous, and of rare Chinese; the bars at their ends
// stand in line where the terminal draws them as the program counts.
const ruler = `                  1234567890│
                  一二三四五│
                  ─·…—①○★§×°│
                  㛃䶮龴𠅤𬭚│`

// rare are characters of names, from the extensions A, B and E of the Chinese
// ideographs and from those that were added late.
const rare = "㛃䶮龴𠅤𬭚"

// narrowest is how many columns the screens need.
const narrowest = 80

func (e *env) terminalSymptoms() []casework.Symptom {
	var samples []string
	for _, r := range rare {
		samples = append(samples, fmt.Sprintf("%c U+%04X", r, r))
	}
	symptoms := append([]casework.Symptom{e.drawing()}, e.encoding()...)
	return append(symptoms, e.ambiguousWidth(), casework.Well.Of("characters.samples", strings.Join(samples, "  ")))
}

// drawing says whether screens can be drawn at Out.
func (e *env) drawing() casework.Symptom {
	kind, columns := e.Getenv("TERM"), e.columns()
	switch {
	case !e.OutTerminal:
		return casework.Well.Of("terminal.none")
	case kind == "dumb" || kind == "" && !onWindows:
		return casework.Risky.Of("terminal.dumb", kind)
	case columns > 0 && columns < narrowest:
		return casework.Risky.Of("terminal.narrow", kind, fmt.Sprint(columns))
	}
	return casework.Well.Of("terminal.fine", kind, fmt.Sprint(columns))
}

// columns is how wide the terminal at Out is; 0 where it does not say.
func (e *env) columns() int {
	f, ok := e.Out.(*os.File)
	if !ok {
		return 0
	}
	columns, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return columns
}

// locale is what the surroundings say of the language; "" where they do not.
func (e *env) locale() string {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := e.Getenv(name); v != "" {
			return name + "=" + v
		}
	}
	return ""
}

// ambiguousWidth says what the locale suggests of signs that are one column wide
// to some terminals and two to others.
func (e *env) ambiguousWidth() casework.Symptom {
	_, value, set := strings.Cut(e.locale(), "=")
	wide := strings.HasPrefix(value, "zh") || strings.HasPrefix(value, "ja") || strings.HasPrefix(value, "ko")
	if wide || !set && systemLang() == wording.Chinese {
		return casework.Well.Of("width.wide")
	}
	return casework.Well.Of("width.narrow")
}
