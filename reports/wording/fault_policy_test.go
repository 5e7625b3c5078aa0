package wording

import (
	"strings"
	"testing"

	"doudi/calc"
)

// One month is not told as from itself to itself.
func TestChangesPaidNamesItsMonths(t *testing.T) {
	for span, want := range map[string][2]string{
		"2026-07..2026-07": {"会改变已发放的 2026-07：", "months already paid, 2026-07, change: "},
		"2026-07..2026-09": {"会改变已发放的 2026-07 至 2026-09：", "months already paid, 2026-07 to 2026-09, change: "},
	} {
		f := calc.Fault{Code: "policy.changes_paid", Args: []string{span, "1.00", "2.00"}, Warning: true}
		for i, lang := range []Lang{Chinese, English} {
			if got := lang.Fault(Commands, f); !strings.HasPrefix(got, want[i]) {
				t.Errorf("%s: %q, want %q", span, got, want[i])
			}
		}
	}
}
