package cmd

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// A person at a terminal is asked before a decision, and only yes goes on; where
// nobody can answer, the command refuses.
func TestAgree(t *testing.T) {
	for _, tc := range []struct {
		answer   string
		terminal bool
		yes      bool
		want     error
	}{
		{"y\n", true, false, nil},
		{"Y\n", true, false, nil},
		{"是\n", true, false, nil},
		{"n\n", true, false, errSilent(exitRefused)},
		{"\n", true, false, errSilent(exitRefused)},
		{"", true, false, errSilent(exitRefused)},
		{"yesterday\n", true, false, errSilent(exitRefused)},
		{"y\n", false, false, &failure{exitRefused, "not_terminal", nil}},
		{"", false, true, nil},
	} {
		var said bytes.Buffer
		e := &env{Streams: Streams{In: strings.NewReader(tc.answer), Err: &said, InTerminal: tc.terminal}}
		err := e.agree(tc.yes)
		if (err == nil) != (tc.want == nil) || err != nil && err.Error() != tc.want.Error() {
			t.Errorf("%q, terminal %v, --yes %v: %v, want %v", tc.answer, tc.terminal, tc.yes, err, tc.want)
		}
		var silent errSilent
		if asked := said.Len() > 0; asked != (tc.terminal && !tc.yes) || errors.As(err, &silent) && !strings.Contains(said.String(), "nothing was changed") {
			t.Errorf("%q: said %q", tc.answer, said.String())
		}
	}
}
