package roster

import (
	"testing"

	"pgregory.net/rapid"
)

// A text has one number, that of its first coming, and the number its text;
// where texts come from does not matter afterwards.
func TestIndexNumbersTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, want := newIndex(), map[string]int{}
		for _, text := range rapid.SliceOfN(rapid.StringMatching(`[0-9张三X]{0,4}`), 0, 300).Draw(t, "texts") {
			source := []byte(text)
			n, fresh := x.of(string(source))
			first, seen := want[text]
			if !seen {
				first = len(want)
				want[text] = first
			}
			if n != first || fresh == seen {
				t.Fatalf("%q is %d, fresh %v; it came as %d", text, n, fresh, first)
			}
		}
		for text, n := range want {
			if x.text(n) != text {
				t.Fatalf("%d is %q, not %q", n, x.text(n), text)
			}
		}
	})
}
