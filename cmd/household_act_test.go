package cmd

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"doudi/reports/wording"
)

// A person is asked at a terminal and their answer holds; where nobody can answer,
// nothing is done without --yes.
func TestAgreed(t *testing.T) {
	for _, tc := range []struct {
		name, answer  string
		terminal, yes bool
		dry, act      bool
	}{
		{name: "yes", answer: "yes\n", terminal: true, act: true},
		{name: "是", answer: " 是 \n", terminal: true, act: true},
		{name: "no", answer: "no\n", terminal: true},
		{name: "only Enter", answer: "\n", terminal: true},
		{name: "--yes", yes: true, act: true},
		{name: "--dry-run", dry: true, act: true},
		{name: "the last line has no end", answer: "y", terminal: true, act: true},
		{name: "the terminal has gone", terminal: true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var out, remarks bytes.Buffer
			e := &env{Streams: Streams{In: strings.NewReader(tc.answer), Out: &out, Err: &remarks, InTerminal: tc.terminal}, lang: wording.English, dry: tc.dry}
			got, err := e.agreed(tc.yes)
			if err != nil || got != tc.act {
				t.Errorf("%v, %v", got, err)
			}
			if asked := remarks.Len() > 0; asked != tc.terminal {
				t.Errorf("asked: %v", asked)
			}
			if told := strings.Contains(remarks.String(), "not done"); told != (tc.terminal && !tc.act) || out.Len() > 0 {
				t.Errorf("told %q %q", &out, &remarks)
			}
		})
	}
	e := &env{Streams: Streams{In: strings.NewReader("yes\n"), Out: &bytes.Buffer{}, Err: &bytes.Buffer{}}, lang: wording.English}
	var refused *failure
	if got, err := e.agreed(false); got || !errors.As(err, &refused) || refused.exit != exitRefused {
		t.Errorf("nobody can answer: %v, %v", got, err)
	}
}
