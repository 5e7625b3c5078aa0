package wording

import (
	"strings"
	"testing"

	"doudi/calc"
)

// TestDecisionWays: every way out at the keyboard is that of a refusal, names no
// command, and stands in the place of the command's.
func TestDecisionWays(t *testing.T) {
	for code, way := range onDecisionWays {
		if _, ok := refusals()[code]; !ok {
			t.Errorf("%s is no refusal", code)
		}
		for _, l := range []Lang{Chinese, English} {
			text := way.in(l, nil)
			said := l.RefusalBy(&calc.Refusal{Code: code, Args: []string{"1", "2", "3", "4"}}, text)
			if strings.Contains(said, "doudi ") || strings.Contains(said, "--") || !strings.HasSuffix(said, text) {
				t.Errorf("%s: %s", code, said)
			}
		}
	}
}
