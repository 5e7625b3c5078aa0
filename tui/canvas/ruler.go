package canvas

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/width"

	"doudi/calc"
	"doudi/reports/spreadsheet"
)

// Ruler measures texts in columns of a terminal. The zero ruler is that of most
// terminals.
type Ruler struct {
	// Wide terminals draw signs of ambiguous width, such as · — “ ●, in two
	// columns, as Chinese consoles of Windows do.
	Wide bool
}

// Width is how many columns a text takes. What moves a terminal's cursor counts
// as the sign that stands in its place.
func (r Ruler) Width(s string) int {
	n := 0
	for len(s) > 0 {
		_, rest, w, _ := r.next(s)
		n, s = n+w, rest
	}
	return n
}

// Cut is a text cut to a width, with a … where something is missing.
func (r Ruler) Cut(s string, most int) string {
	if r.Width(s) <= most {
		return s
	}
	mark := r.ellipsis()
	room := most - r.Width(mark)
	if room < 0 {
		return ""
	}
	n := 0
	for rest := s; ; {
		_, after, w, _ := r.next(rest)
		if n+w > room {
			return s[:len(s)-len(rest)] + mark
		}
		n, rest = n+w, after
	}
}

func (r Ruler) ellipsis() string {
	if r.Wide {
		return ".."
	}
	return "…"
}

// Fold breaks a text into lines of at most a width (2 or more columns), at blanks
// where it has them; Chinese breaks anywhere, but no line begins with a closing
// mark where it could begin otherwise. An indent gives way to the text.
func (r Ruler) Fold(s string, most int) []string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		lines = append(lines, r.foldLine(strings.TrimRight(line, " \r"), most)...)
	}
	return lines
}

func (r Ruler) foldLine(s string, most int) []string {
	indent, begin := "", ""
	s, begin = strings.TrimLeft(s, branches), s[:len(s)-len(strings.TrimLeft(s, branches))]
	switch w := r.Width(begin); {
	case w > most-2: // leaves no room for the widest character
		begin = ""
	case w <= most/2:
		indent = goesDown.Replace(begin)
	}
	var lines []string
	for ; ; begin = indent {
		end := r.breaksAt(begin+s, len(begin), most)
		line := begin + s
		if end >= len(line) {
			return append(lines, line)
		}
		lines = append(lines, strings.TrimRight(line[:end], " "))
		if s = strings.TrimLeft(line[end:], " "); s == "" {
			return lines
		}
	}
}

// branches are what a line of a tree begins with, and goesDown what stands there
// in the lines that it goes on in.
const branches = " │├└"

var goesDown = strings.NewReplacer("├", "│", "└", " ")

// breaksAt is where the first line of a text ends that begins with an indent.
func (r Ruler) breaksAt(s string, indent, most int) int {
	n, at, good := 0, 0, 0
	for at < len(s) {
		text, rest, w, _ := r.next(s[at:])
		if n+w > most && at > indent {
			break
		}
		char, _ := utf8.DecodeRuneInString(text)
		size := len(s) - at - len(rest)
		if at > indent && (char == ' ' || utf8.RuneLen(char) >= 3 && !closing(char)) {
			good = at
		}
		n, at = n+w, at+size
	}
	if at >= len(s) {
		return len(s)
	}
	if char, _ := utf8.DecodeRuneInString(s[at:]); char == ' ' || utf8.RuneLen(char) >= 3 && !closing(char) || good == 0 {
		return at
	}
	return good
}

// closing marks do not begin a line.
func closing(r rune) bool {
	return strings.ContainsRune("，。、；：！？）》」』”’…％", r)
}

// next is the first cluster of a text as it is to be drawn, what follows it, and
// its columns; none for what is not drawn.
func (r Ruler) next(s string) (text, rest string, columns int, kind cellKind) {
	if c := s[0]; c >= ' ' && c < 0x7f && (len(s) == 1 || s[1] < 0x80) {
		return s[:1], s[1:], 1, sure
	}
	char, size := utf8.DecodeRuneInString(s)
	end := size
	for end < len(s) {
		mark, n := utf8.DecodeRuneInString(s[end:])
		if !unicode.In(mark, unicode.Mn, unicode.Me) || unicode.Is(unicode.Variation_Selector, mark) {
			break
		}
		end += n
	}
	text, rest = s[:end], s[end:]
	switch {
	case unicode.In(char, unicode.Mn, unicode.Me):
		return "", rest, 0, sure // marks without a base
	case calc.Hidden(char):
		return r.replacement(), rest, 1, sure
	}
	columns = spreadsheet.Width(s[:size])
	if mark, drawn := signs[char]; drawn {
		if r.Wide {
			text = mark
		}
		return text, rest, 1, sure
	}
	if r.Wide && columns == 1 && ambiguous(char) {
		columns = 2
	}
	if end == size && agreed(char) {
		return text, rest, columns, sure
	}
	// what cuts lines behind this ruler must not count more than it
	return text, rest, max(columns, ansi.StringWidth(text)), unsure
}

// agreed says whether all terminals draw a character as wide as it is counted.
func agreed(r rune) bool {
	switch {
	case r < 0xa1, r >= 0x3001 && r <= 0x3011, r >= 0xff01 && r <= 0xff5e:
		return true
	}
	return r >= 0x3400 && r <= 0x4dbf || r >= 0x4e00 && r <= 0x9fff
}

// replacement stands for what must not reach a terminal.
func (r Ruler) replacement() string {
	if r.Wide {
		return "?"
	}
	return "\uFFFD"
}

// ambiguous says whether a character is one column wide to some terminals and
// two to others.
func ambiguous(r rune) bool {
	return r >= 0xa1 && width.LookupRune(r).Kind() == width.EastAsianAmbiguous
}
