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
		name, answer      string
		terminal, yes     bool
		dry, changed, act bool
	}{
		{name: "yes", answer: "yes\n", terminal: true, changed: true, act: true},
		{name: "是", answer: " 是 \n", terminal: true, changed: true, act: true},
		{name: "no", answer: "no\n", terminal: true, changed: true},
		{name: "only Enter", answer: "\n", terminal: true, changed: true},
		{name: "--yes", yes: true, changed: true, act: true},
		{name: "--dry-run", dry: true, changed: true, act: true},
		{name: "nothing to do", yes: true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var out, remarks bytes.Buffer
			e := &env{Streams: Streams{In: strings.NewReader(tc.answer), Out: &out, Err: &remarks, InTerminal: tc.terminal}, lang: wording.English, dry: tc.dry}
			got, err := e.agreed(tc.yes, tc.changed)
			if err != nil || got != tc.act {
				t.Errorf("%v, %v", got, err)
			}
			if asked := remarks.Len() > 0; asked != tc.terminal {
				t.Errorf("asked: %v", asked)
			}
			if told := strings.Contains(out.String(), "not done"); told != (tc.terminal && !tc.act) {
				t.Errorf("told %q", &out)
			}
		})
	}
	e := &env{Streams: Streams{In: strings.NewReader("yes\n"), Out: &bytes.Buffer{}, Err: &bytes.Buffer{}}, lang: wording.English}
	var refused *failure
	if got, err := e.agreed(false, true); got || !errors.As(err, &refused) || refused.exit != exitRefused {
		t.Errorf("nobody can answer: %v, %v", got, err)
	}
	e.InTerminal, e.In = true, strings.NewReader("")
	if got, err := e.agreed(false, true); got || err == nil {
		t.Errorf("the terminal has gone: %v, %v", got, err)
	}
}
