package records_test

import (
	"testing"

	"doudi/calc"
	"doudi/calc/records"
)

// closed adds the check character that fits the first 17.
func closed(t *testing.T, body string) string {
	t.Helper()
	for _, last := range "0123456789X" {
		if _, err := calc.ParseIDNumber(body+string(last), today); err == nil {
			return body + string(last)
		}
	}
	t.Fatalf("no number begins with %s", body)
	return ""
}

// Numbers that people write in other ways are put right; what cannot be is a
// fault, and what can hardly be is said (R9, X9).
func TestIdentityNumbers(t *testing.T) {
	born := func(day string) string { return closed(t, "999999"+day+"049") }
	for _, c := range []struct{ written, want, faults string }{
		{string(elder), string(elder), ""},
		{"99999919460505499x", string(elder), ""},
		{"９９９９９９１９４６０５０５４９９ｘ", string(elder), ""},
		{" 999999 19460505 499X", string(elder), ""},
		{"'99999919460505499X", string(elder), ""},
		{"999999460505499", "", "member.csv:2:3: id.fifteen 5499 99999919460505499X"},
		{"999999194605054990", "", "member.csv:2:3: id.check_digit 4990 "},
		{"999999194602304990", "", "member.csv:2:3: id.check_digit 4990 "},
		{"999999194605054Y9X", "", "member.csv:2:3: id.character 4Y9X "},
		{born("19051102"), born("19051102"), ""}, // 120 years old in November 2026 (R1)
		{born("19051101"), born("19051101"), "member.csv:2:3: id.age …" + born("19051101")[14:] + " 121 (warning)"},
	} {
		im, faults := records.Read(tables("-- member --\nhousehold,name,id\n1,黄娜,\""+c.written+"\""), today)
		if got := im.Members[0].ID; string(got) != c.want {
			t.Errorf("%q is read as %q, want %q", c.written, got, c.want)
		}
		if got := faultLines(faults); got != c.faults {
			t.Errorf("%q: %s, want %s", c.written, got, c.faults)
		}
	}
}
