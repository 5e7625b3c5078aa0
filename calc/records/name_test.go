package records_test

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"doudi/calc/records"
	"doudi/calc/sheettest"
)

func TestNormalName(t *testing.T) {
	for text, want := range map[string]string{
		"":     "",
		"黄娜":   "黄娜",
		"欧阳娜娜": "欧阳娜娜",
		// Whatever dot stands between the parts of a name, one is kept.
		"阿依古丽·买买提":   "阿依古丽·买买提",
		"阿依古丽•买买提":   "阿依古丽·买买提",
		"阿依古丽・买买提":   "阿依古丽·买买提",
		"阿依古丽‧买买提":   "阿依古丽·买买提",
		"阿依古丽∙买买提":   "阿依古丽·买买提",
		"阿依古丽.买买提":   "阿依古丽·买买提",
		"阿依古丽．买买提":   "阿依古丽·买买提",
		"才让•卓玛·多杰.加": "才让·卓玛·多杰·加",
		"黄.娜":        "黄·娜",
		// Padding of a short name.
		"黄 娜":               "黄娜",
		"黄　娜":               "黄娜",
		"黄\u00a0娜":          "黄娜",
		"黄 　  娜":            "黄娜",
		"黄\t娜":              "黄娜",
		"欧 阳 娜 娜":           "欧阳娜娜",
		"古丽·买 买提":           "古丽·买买提",
		"黄\u2003娜":          "黄娜",
		"古丽 · 买买提":          "古丽·买买提",
		"古丽· 买买提":           "古丽·买买提",
		"古丽 ·买买提":           "古丽·买买提",
		"古丽　•　买买提":          "古丽·买买提",
		"古丽 . 买买提":          "古丽·买买提",
		"古丽 ．买买提":           "古丽·买买提",
		"古丽  ‧ \u00a0 买 买提": "古丽·买买提",
		"才让 • 卓玛 . 多杰":      "才让·卓玛·多杰",
		"Ali · Khan":        "Ali·Khan",
		"Ali . Khan":        "Ali . Khan",
		"黄娜 .":              "黄娜 .",
		"John Smith":        "John Smith",
		"J. Smith":          "J. Smith",
		"黄 Anna":            "黄 Anna",
		"Anna 黄":            "Anna 黄",
		"黄娜.":               "黄娜.",
		".黄娜":               ".黄娜",
		// Characters are never changed (X8): compatibility ideographs, rare
		// ones of two planes, ones of the private area.
		"\uf900\U0002f800":      "\uf900\U0002f800",
		"\U00020bb7 \U00030edd": "\U00020bb7\U00030edd",
		"黄\ue000":               "黄\ue000",
		"㐂 娜":                   "㐂娜",
	} {
		if got := records.NormalName(text); got != want {
			t.Errorf("%q is kept as %q, want %q", text, got, want)
		}
	}
}

// Any name: normal is normal, and only blanks and dots are touched.
func TestNormalNameOnlyTouchesBlanksAndDots(t *testing.T) {
	runes := []rune("黄娜买提\uf900\U00020bb7Aa1 \t\u00a0\u3000\u2003•・‧∙.．·-'\ue000é")
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom(runes, unicode.Han)).Draw(t, "name")
		got := records.NormalName(s)
		if again := records.NormalName(got); again != got {
			t.Fatalf("%q is kept as %q, then as %q", s, got, again)
		}
		if rest(got) != rest(s) {
			t.Fatalf("%q is kept as %q", s, got)
		}
	})
}

func rest(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("•・‧∙.．·", r) {
			return -1
		}
		return r
	}, s)
}

func TestNames(t *testing.T) {
	long := strings.Repeat("黄", 60)
	for _, c := range []struct{ text, want, fault string }{
		{"黄 娜", "黄娜", ""},
		{"古丽•买提", "古丽·买提", ""},
		{long, long, ""},
		{long + "娜", long + "娜", "name.long " + long[:30] + "…"},
		{"=1+1", "=1+1", "name.formula =1+1"},
		{"+黄", "+黄", "name.formula +黄"},
		{"-黄", "-黄", "name.formula -黄"},
		{"@黄", "@黄", "name.formula @黄"},
		{"＝黄", "＝黄", "name.formula ＝黄"},
		{"＋黄", "＋黄", "name.formula ＋黄"},
		{"－黄", "－黄", "name.formula －黄"},
		{"＠黄", "＠黄", "name.formula ＠黄"},
		{"黄=娜", "黄=娜", ""},
	} {
		for sheet, column := range map[string]string{"member": "name", "household": "payee"} {
			im, faults := records.Read(tables("-- "+sheet+" --\nhousehold,"+column+",id\n1,"+c.text+",999999198506307574"), today)
			got, want, heading := "", c.fault, ""
			if sheet == "member" {
				got = im.Members[0].Name
			} else {
				got, heading = im.Households[0].Payee, sheet+".csv:1:3: heading.unknown"
			}
			if want != "" {
				want = sheet + ".csv:2:2: " + want
			}
			lines := faultLines(faults)
			if strings.HasPrefix(lines, heading) && heading != "" {
				_, lines, _ = strings.Cut(lines+"\n", "\n")
				lines = strings.TrimSuffix(lines, "\n")
			}
			if got != c.want || lines != want {
				t.Errorf("%s %q is %q, %q; want %q, %q", column, c.text, got, lines, c.want, want)
			}
		}
	}
}

func TestTypedName(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "",
		" 黄 娜 ":                         "黄娜",
		"才让•卓玛":                         "才让·卓玛",
		"\ue000\U000323b0":              "\ue000\U000323b0",
		"＝1":                            "name: name.formula ＝1",
		"-1":                            "name: name.formula -1",
		"黄\n娜":                          "name: text.control U+000A",
		strings.Repeat("黄", 60):         strings.Repeat("黄", 60),
		strings.Repeat("黄", 61):         "name: name.long 黄黄黄黄黄黄黄黄黄黄…",
		"=" + strings.Repeat("1", 3000): "name: cell.too_long 2000",
	} {
		got, faults := records.TypedName("name", text)
		if faults != nil {
			got = sheettest.Lines(faults)
		}
		if got != want {
			t.Errorf("%.20q: %q, want %q", text, got, want)
		}
	}
}
