package spreadsheet

import "testing"

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "abc": 3, "张三": 4, "：": 2, "ｘ": 2, "·": 1, "—": 1, "…": 1, "“": 1, "█": 1, "é": 1, "e\u0301": 1,
		"𠮷": 2, "\U0003134a": 2, "\U000323b0": 2, "葛\U000e0100": 2, "\u200b": 0, "가": 2, "\u1112\u1161\u11ab": 2,
		"ئا": 2, "ｱ": 1, "😀": 2, "\ue000": 1, "\t": 0, "\u00ad": 0, "\u3000": 2,
	} {
		if got := Width(s); got != want {
			t.Errorf("%q is %d wide, want %d", s, got, want)
		}
	}
}

func TestPad(t *testing.T) {
	for _, tt := range []struct {
		s    string
		n    int
		want string
	}{{"张三", 6, "张三  "}, {"张三", 4, "张三"}, {"张三", 3, "张三"}, {"", 2, "  "}, {"x", -1, "x"}} {
		if got := Pad(tt.s, tt.n); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
