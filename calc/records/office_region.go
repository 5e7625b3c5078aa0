package records

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"doudi/calc"
)

// regionNames finds villages by the names that offices write. What was asked
// once is kept: a list names few villages many times.
type regionNames struct {
	codes func(name string) []calc.RegionCode
	known map[string]regionAnswer
}

// regionAnswer is the village, or the candidates where it is not exactly one.
type regionAnswer struct {
	code       calc.RegionCode
	ambiguous  bool
	candidates []calc.RegionCode
}

func newRegionNames(codes func(string) []calc.RegionCode) *regionNames {
	if codes == nil {
		codes = func(string) []calc.RegionCode { return nil }
	}
	return &regionNames{codes: codes, known: map[string]regionAnswer{}}
}

// maxRegionRunes is the longest text that is looked up as a region.
const maxRegionRunes = 60

// find is the village that the parts name, from the county's end to the
// village's.
func (r *regionNames) find(parts []string) regionAnswer {
	key := strings.Join(parts, "\n")
	a, seen := r.known[key]
	if !seen {
		a = r.search(parts)
		r.known[key] = a
	}
	return a
}

func (r *regionNames) search(parts []string) regionAnswer {
	for i := range parts {
		if code := tight(parts[i]); twelveDigits(code) {
			return regionAnswer{code: calc.RegionCode(code)}
		}
		parts[i] = bareName(parts[i])
		if utf8.RuneCountInString(parts[i]) > maxRegionRunes {
			return regionAnswer{}
		}
	}
	last := len(parts) - 1
	villages, elsewhere := r.villages(parts[last])
	for _, part := range parts[:last] {
		above, ok := r.above(part)
		if !ok && !upper(part) {
			return regionAnswer{candidates: villages}
		}
		if ok {
			elsewhere, villages = append(elsewhere, villages...), within(villages, above)
		}
	}
	switch len(villages) {
	case 0:
		return regionAnswer{candidates: sorted(elsewhere)}
	case 1:
		return regionAnswer{code: villages[0]}
	}
	return regionAnswer{ambiguous: true, candidates: villages}
}

// villages are the villages that a text names, on its own or behind the names
// of what it lies in; elsewhere are those of the name that lie in something else.
func (r *regionNames) villages(text string) (found, elsewhere []calc.RegionCode) {
	for i := range text {
		name := text[i:]
		if utf8.RuneCountInString(name) < 2 {
			break
		}
		codes := r.named(name, villageEnds, village)
		if len(codes) == 0 {
			continue
		}
		if i == 0 {
			return codes, nil
		}
		if above, ok := r.above(text[:i]); ok {
			return within(codes, above), codes
		}
		elsewhere = append(elsewhere, codes...)
	}
	if shorter := withoutGroup(text); shorter != text {
		return r.villages(shorter)
	}
	return nil, elsewhere
}

// above are the townships, counties and so on that a text names; what stands
// before the name must be that of something higher still.
func (r *regionNames) above(text string) ([]calc.RegionCode, bool) {
	for i := range text {
		if i > 0 && !upper(text[:i]) {
			continue
		}
		if codes := r.named(text[i:], townshipEnds, func(c calc.RegionCode) bool { return !village(c) }); len(codes) > 0 {
			return codes, true
		}
	}
	return nil, false
}

// named are the regions of a level with a name, in whatever dress: 幸福村 is
// 幸福村民委员会 too. Only an official name in full means no other.
func (r *regionNames) named(name string, ends [][]string, level func(calc.RegionCode) bool) []calc.RegionCode {
	out := r.exactly(name, level)
	if len(out) > 0 && strings.HasSuffix(name, "会") {
		return out
	}
	for _, other := range dresses(name, ends) {
		out = append(out, r.exactly(other, level)...)
	}
	return sorted(out)
}

func (r *regionNames) exactly(name string, level func(calc.RegionCode) bool) []calc.RegionCode {
	var out []calc.RegionCode
	for _, c := range r.codes(name) {
		if twelveDigits(string(c)) && level(c) {
			out = append(out, c)
		}
	}
	return sorted(out)
}

// The ends of names, by kind; within a kind they mean the same. The longest
// stand first.
var (
	villageEnds = [][]string{
		{"村村民委员会", "村民委员会", "村村委会", "村委会", "村"},
		{"社区居民委员会", "社区居委会", "居民委员会", "居委会", "社区"},
	}
	townshipEnds = [][]string{
		{"街道办事处", "街道办", "街道"},
		{"镇人民政府", "镇政府", "镇"},
		{"乡人民政府", "乡政府", "乡"},
	}
)

// dresses are the other forms of a name: those of its kind, or of all kinds
// where it shows none.
func dresses(name string, ends [][]string) []string {
	for _, kind := range ends {
		for _, end := range kind {
			if stem, ok := strings.CutSuffix(name, end); ok && stem != "" {
				return dressed(stem, kind)
			}
		}
	}
	var out []string
	for _, kind := range ends {
		out = append(out, dressed(name, kind)...)
	}
	return out
}

func dressed(stem string, kind []string) []string {
	out := make([]string, len(kind))
	for i, end := range kind {
		out[i] = stem + end
	}
	return out
}

// withoutGroup takes the group of villagers off a village's name, as in 幸福村3组.
func withoutGroup(text string) string {
	rest, ok := strings.CutSuffix(text, "组")
	if !ok {
		return text
	}
	return strings.TrimRight(strings.TrimSuffix(rest, "村民小"), indexRunes+"第")
}

// upper says whether a name ends as those of counties and above do.
func upper(name string) bool {
	last, _ := utf8.DecodeLastRuneInString(name)
	return strings.ContainsRune("省市县区旗盟州", last)
}

func village(c calc.RegionCode) bool { return !strings.HasSuffix(string(c), "000") }

// within are the codes that lie in one of the regions above them.
func within(codes, above []calc.RegionCode) []calc.RegionCode {
	var out []calc.RegionCode
	for _, c := range codes {
		if slices.ContainsFunc(above, func(a calc.RegionCode) bool { return c.Under(levelPrefix(a)) }) {
			out = append(out, c)
		}
	}
	return out
}

// levelPrefix is the part of a code above village level that all codes within
// the region share.
func levelPrefix(c calc.RegionCode) string {
	s := strings.TrimRight(string(c), "0")
	for _, n := range [...]int{2, 4, 6, 9} {
		if len(s) <= n {
			return string(c[:n])
		}
	}
	return string(c)
}

func sorted(codes []calc.RegionCode) []calc.RegionCode {
	slices.Sort(codes)
	return slices.Compact(codes)
}

// bareName is a name without blanks and the marks that part it from the next.
func bareName(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("/\\|>-_—→", r) {
			return -1
		}
		return r
	}, s)
}

// maxCandidates is how many codes a fault names.
const maxCandidates = 10

func codeList(codes []calc.RegionCode) string {
	var names []string
	for i, c := range codes {
		if i == maxCandidates {
			names = append(names, "…")
			break
		}
		names = append(names, string(c))
	}
	return strings.Join(names, ", ")
}
