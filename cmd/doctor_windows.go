package cmd

import (
	"fmt"

	"golang.org/x/sys/windows"

	"doudi/store/casework"
)

const onWindows = true

// encoding is how the console's text is encoded. The console itself is written to
// in Unicode; the code page is for pipes.
func (e *env) encoding() []casework.Symptom {
	const utf8 = 65001
	page, err := windows.GetConsoleOutputCP()
	switch {
	case err != nil: // no console
		return nil
	case page == utf8:
		return []casework.Symptom{casework.Well.Of("codepage.utf8", fmt.Sprint(page))}
	}
	return []casework.Symptom{casework.Risky.Of("codepage.other", fmt.Sprint(page))}
}
