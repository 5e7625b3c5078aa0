package wording

import (
	"maps"
	"slices"
	"strings"
)

// Face is where a person meets the program: what is to be done is said by what is
// there to do it with.
type Face uint8

// The faces of the program.
const (
	Commands Face = iota // a command line: commands and their options
	Screens              // the screens: parts of the program, keys and fields
)

// way is what is to be done: one sentence for every face, or one for each.
type way interface{ at(Lang, Face) string }

func (s sentence) at(l Lang, _ Face) string {
	if l == Chinese {
		return s.zh
	}
	return s.en
}

// ways are what is to be done at the command line and at the screens. The latter
// points to what it is done with: [c house.change] is a key with the name that the
// screens give it, [2 tab.households] a part of the program, [house.reason] a field
// or a choice.
type ways struct{ command, screen sentence }

func (w ways) at(l Lang, f Face) string {
	if f == Screens {
		return l.point(w.screen.at(l, f))
	}
	return w.command.at(l, f)
}

// Pointer is what a remedy at the screens points to: a key, "" for a field or a
// choice, and the code of its name.
type Pointer struct{ Key, Code string }

// nextPointer is the first one in a text with what stands before and after it; ok
// is false where there is none.
func nextPointer(text string) (before string, p Pointer, after string, ok bool) {
	before, rest, open := strings.Cut(text, "[")
	inside, after, closed := strings.Cut(rest, "]")
	if !open || !closed {
		return text, p, "", false
	}
	key, code, keyed := strings.Cut(inside, " ")
	if !keyed {
		key, code = "", inside
	}
	return before, Pointer{key, code}, after, true
}

// point names what a text points to as the screens do.
func (l Lang) point(text string) string {
	begin, end := "'", "'"
	if l == Chinese {
		begin, end = "“", "”"
	}
	var b strings.Builder
	b.Grow(2 * len(text))
	for {
		before, p, after, ok := nextPointer(text)
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		b.WriteString(begin)
		if p.Key != "" {
			b.WriteString(l.KeyName(p.Key))
			b.WriteByte(' ')
		}
		b.WriteString(l.Screen(p.Code))
		b.WriteString(end)
		text = after
	}
}

// otherWays are what is to be done about what is said under no code: a row that a
// table lacks, a roster that is blocked.
var otherWays = map[string]ways{
	"table": {
		sentence{"在政策表 {0} 中补充并执行 doudi policy load", "add it to the {0} table and run 'doudi policy load'"},
		sentence{"在政策表 {0} 中补充，到[7 tab.tables]按[o tables.load]", "add it to the {0} table and take that into use: [o tables.load] under [7 tab.tables]"},
	},
	"blocked": {
		sentence{"，或用 --override 代码:户编号[:身份证号] --reason 理由 署名放行", ", or let it pass by name with --override CODE:HOUSEHOLD[:PERSON] --reason TEXT"},
		sentence{"，或在[6 tab.month]按[s month.submit]，写明理由放行", ", or let it pass with a reason: [s month.submit] under [6 tab.month]"},
	},
}

func (l Lang) otherWay(face Face, about string, args ...string) string {
	return fill(otherWays[about].at(l, face), args)
}

// Remedy is what is to be done at the screens about what is said under a code.
type Remedy struct {
	Code     string
	Said     [2]string // in Chinese and in English
	Pointers []Pointer
}

// ScreenRemedies are all of them, of refusals, faults, failures, findings, of
// what is found of the store and the machine, and of how an office begins.
func ScreenRemedies() (all []Remedy) {
	for _, table := range []map[string]complaint{refusals(), faults(), failures(), symptoms(), beginnings} {
		for _, code := range slices.Sorted(maps.Keys(table)) {
			all = append(all, screenRemedy(code, table[code].remedy))
		}
	}
	for _, code := range slices.Sorted(maps.Keys(findings())) {
		all = append(all, screenRemedy(code, findings()[code].remedy))
	}
	for _, about := range slices.Sorted(maps.Keys(otherWays)) {
		all = append(all, screenRemedy(about, otherWays[about]))
	}
	return all
}

func screenRemedy(code string, w way) Remedy {
	r := Remedy{Code: code, Said: [2]string{w.at(Chinese, Screens), w.at(English, Screens)}}
	if both, ok := w.(ways); ok {
		for _, text := range []string{both.screen.zh, both.screen.en} {
			for _, p, after, ok := nextPointer(text); ok; _, p, after, ok = nextPointer(after) {
				r.Pointers = append(r.Pointers, p)
			}
		}
	}
	return r
}
