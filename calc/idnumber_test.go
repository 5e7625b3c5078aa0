package calc_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"doudi/calc"
)

const (
	idToday  = calc.Day(20261121)
	idSample = "11010519491231002X" // the sample of GB 11643-1999
)

func TestParseIDNumber(t *testing.T) {
	made := func(body string) string { return idClose("990283" + body) }
	for _, c := range []struct{ raw, want, code string }{
		{idSample, idSample, ""},
		{"11010519491231002x", idSample, ""},
		{"１１０１０５１９４９１２３１００２Ｘ", idSample, ""},
		{"１１０１０５１９４９１２３１００２ｘ", idSample, ""},
		{" 110105 19491231\t002X\r\n", idSample, ""},
		{"\u00a011010519491231002X\u3000", idSample, ""},
		{"'11010519491231002X", idSample, ""},
		{" ＇11010519491231002x", idSample, ""},

		{"", "", "id.length"},
		{"张三", "", "id.length"},
		{"1101051949123100", "", "id.length"},
		{"1101051949123100211", "", "id.length"},
		{"1101051949123100-X", "", "id.character"},
		{"1101O519491231002X", "", "id.character"},
		{"1101051949123100X2", "", "id.character"},
		{"11010519491231002Y", "", "id.character"},
		{"11010519491231002\xff", "", "id.character"},
		{"110105194912310020", "", "id.check_digit"},
		{"11010519491231003X", "", "id.check_digit"},

		{made("18791231001"), "", "id.birth"},
		{made("18800101001"), made("18800101001"), ""},
		{made("20261121001"), made("20261121001"), ""},
		{made("20261122001"), "", "id.future"},
		{made("20260229001"), "", "id.birth"},
		{made("20240229001"), made("20240229001"), ""},
		{made("19000229001"), "", "id.birth"},
		{made("20000229001"), made("20000229001"), ""},
		{made("19790431001"), "", "id.birth"},
		{made("19790001001"), "", "id.birth"},
		{made("19791301001"), "", "id.birth"},
		{made("19790100001"), "", "id.birth"},

		{idClose("81000018900101001"), idClose("81000018900101001"), ""},
		{idClose("83000018900101001"), idClose("83000018900101001"), ""},
		{idClose("99984019600101002"), idClose("99984019600101002"), ""},
		{"ZZZ999960010101", "ZZZ999960010101", ""},
		{"zzz 9999 600101 01", "ZZZ999960010101", ""},
		{"ZZZ999960023101", "", "id.birth"},
		{"ZZ1999960010101", "", "id.length"},

		{"990283790101001", "", "id.fifteen"},
		{"990283791301001", "", "id.length"},

		{"9.90283E+17", "", "id.mangled"},
		{"9.90283e+17", "", "id.mangled"},
		{"9.90283197901010E17", "", "id.mangled"},
		{"990283197901010000", "", "id.mangled"},
		{"990283197901010000.0", "", "id.mangled"},
		{"99028319790101000", "", "id.mangled"},
		{"1010519491231002X", "", "id.mangled"},
		{"11010519491231002", "", "id.mangled"},
		{"990283197901010010", "", "id.check_digit"},
	} {
		got, err := calc.ParseIDNumber(c.raw, idToday)
		if string(got) != c.want || idCode(err) != c.code {
			t.Errorf("ParseIDNumber(%q) = %q, %v; want %q, %q", c.raw, got, err, c.want, c.code)
		}
	}
}

func TestParseIDNumberOffersTheNewForm(t *testing.T) {
	_, err := calc.ParseIDNumber("110105491231002", idToday)
	var fault *calc.IDFault
	if !errors.As(err, &fault) || fault.Offer != idSample || fault.Tail != "1002" {
		t.Errorf("got %#v", err)
	}
}

func TestIDNumberStates(t *testing.T) {
	for _, c := range []struct {
		id    calc.IDNumber
		birth calc.Day
		male  bool
		known bool
	}{
		{idSample, 19491231, false, true},
		{"99028319790101001X", 19790101, true, true},
		{"00028319790101001X", 19790101, true, false},
		{"160283197901010020", 19790101, false, false},
		{"ZZZ999923123101", 20231231, false, true},
		{"ZZZ999924010101", 19240101, false, true},
		{"990283190002290010", 0, true, true},
		{"X", 0, false, false},
		{"", 0, false, false},
	} {
		if c.id.Birth() != c.birth || c.id.Male() != c.male || c.id.AreaKnown() != c.known {
			t.Errorf("%q: %v %v %v", c.id, c.id.Birth(), c.id.Male(), c.id.AreaKnown())
		}
	}
}

func TestIDNumberAreas(t *testing.T) {
	var known []string
	for tens := '0'; tens <= '9'; tens++ {
		for ones := '0'; ones <= '9'; ones++ {
			if area := string(tens) + string(ones); tens < '9' && calc.IDNumber(area).AreaKnown() {
				known = append(known, area)
			}
		}
	}
	if got := strings.Join(known, " "); got != idProvinces+" 71 81 82 83" {
		t.Errorf("known areas: %s", got)
	}
}

// One wrong digit is always found, and so are two neighbours exchanged.
func TestIDNumberSlips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gen := idGenerator{state: rapid.Uint32().Draw(t, "seed")}
		id := gen.person("990283", 1900+gen.next(120))
		if got, err := calc.ParseIDNumber(id, idToday); err != nil || string(got) != id {
			t.Fatalf("%s: %v", id, err)
		}
		if _, err := calc.ParseIDNumber(gen.changed(id), idToday); err == nil {
			t.Fatalf("%s: a wrong digit was taken", id)
		}
		i := gen.next(17)
		swapped := id[:i] + id[i+1:i+2] + id[i:i+1] + id[i+2:]
		if _, err := calc.ParseIDNumber(swapped, idToday); (err == nil) != (swapped == id) {
			t.Fatalf("%s: %s: %v", id, swapped, err)
		}
	})
}

func FuzzIDNumber(f *testing.F) {
	for _, s := range []string{idSample, "'１１０105 19491231002x", "9.90283E+17", "990283790101001", "ZZZ999960010101", "E", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) { checkIDNumber(t, raw) })
}

func TestIDNumberAnyText(t *testing.T) {
	text := rapid.StringOf(rapid.RuneFrom([]rune("0123456789199000Xx'E.+ １ｘZ\u00a0张")))
	rapid.Check(t, func(t *rapid.T) { checkIDNumber(t, text.Draw(t, "raw")) })
}

// checkIDNumber is what holds for every text: what is taken is taken again as
// it is and states a birth; what is refused shows four characters at most.
func checkIDNumber(t rapid.TB, raw string) {
	id, err := calc.ParseIDNumber(raw, idToday)
	if err == nil {
		again, err := calc.ParseIDNumber(string(id), idToday)
		if again != id || err != nil || id.Birth() == 0 || id.Birth() > idToday {
			t.Fatalf("%q is %q, then %q, %v, born %v", raw, id, again, err, id.Birth())
		}
		return
	}
	var fault *calc.IDFault
	if !errors.As(err, &fault) || id != "" || utf8.RuneCountInString(fault.Tail) > 4 {
		t.Fatalf("%q: %q, %#v", raw, id, err)
	}
	if _, err := calc.ParseIDNumber(string(fault.Offer), idToday); fault.Offer != "" && err != nil {
		t.Fatalf("%q: the offer is no number: %v", raw, err)
	}
}

func idCode(err error) string {
	var fault *calc.IDFault
	if errors.As(err, &fault) {
		return fault.Code
	}
	return ""
}

func TestParseIDNumberAllocations(t *testing.T) {
	for raw, want := range map[string]float64{idSample: 0, " 11010519491231002x": 1} {
		if got := testing.AllocsPerRun(100, func() { _, _ = calc.ParseIDNumber(raw, idToday) }); got > want {
			t.Errorf("%q: %v allocations", raw, got)
		}
	}
}

func BenchmarkParseIDNumber(b *testing.B) {
	for name, raw := range map[string]string{"plain": idSample, "untidy": " 11010519491231002x"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = calc.ParseIDNumber(raw, idToday)
			}
		})
	}
}
