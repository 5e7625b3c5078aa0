package records

import (
	"slices"
	"strings"
	"unicode"
)

// understand reads a heading. A part in brackets counts where it makes a known
// heading with the rest, as in 名称(户主), and is dropped otherwise.
func understand(s string) heading {
	base, inside := brackets(foldHeading(s))
	if inside == "" {
		return plainHeading(base)
	}
	if h := plainHeading(inside + base); h.field != unknownField {
		return h
	}
	h := plainHeading(base)
	switch {
	case h.field.personal() && endsIdle(inside):
		return heading{field: idleField}
	case h.field.personal() && mentionsStranger(inside):
		return heading{field: h.field, whose: aStranger}
	}
	return h
}

// plainHeading reads a heading without brackets.
func plainHeading(s string) heading {
	if h, ok := words()[s]; ok {
		return h
	}
	if h := personalHeading(s); h.field != unknownField || h.whose != anyone {
		return h
	}
	if endsIdle(s) {
		return heading{field: idleField}
	}
	return heading{}
}

// personalHeading reads a heading that says something of a person.
func personalHeading(s string) heading {
	rest, index := cutIndex(s)
	h := heading{index: index}
	for _, p := range people {
		if after, ok := strings.CutPrefix(rest, p.word); ok {
			h.whose = p.whose
			rest = after
			break
		}
	}
	if inner, index := leadingIndex(rest); index != "" && h.whose != anyone {
		rest, h.index = inner, index
	}
	rest = strings.TrimPrefix(rest, "的")
	h.field = personalField(rest, h.whose)
	if h.field == unknownField && h.whose != anyone {
		h.field = wordOf(h.whose, rest)
	}
	return h
}

// wordOf is what a heading says of a person beyond name and number.
func wordOf(w whose, s string) field {
	f := words()[s].field
	switch {
	case f == idleField || endsIdle(s):
		return idleField
	case f >= areaField && speaksFor(w, f):
		return f
	}
	return unknownField
}

// speaksFor says whether what is said of a person holds for the household: the
// head's telephone is the household's, the payee's is not, but the account is.
func speaksFor(w whose, f field) bool {
	switch w {
	case anyone, theHead, theBeneficiary:
		return true
	case thePayee:
		return f == bankField || f == accountField
	}
	return false
}

func personalField(s string, w whose) field {
	switch {
	case slices.Contains(nameWords, s), w != anyone && (s == "" || slices.Contains(nameAfterPerson, s)):
		return nameField
	case slices.Contains(idWords, s):
		return idField
	case slices.Contains(relationWords, s):
		return relationField
	case slices.Contains(certificateWords, s):
		return certificateField
	}
	return unknownField
}

func endsIdle(s string) bool {
	for _, end := range idleEnds {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

func mentionsStranger(s string) bool {
	for _, p := range people {
		if p.whose == aStranger && strings.Contains(s, p.word) {
			return true
		}
	}
	return false
}

const indexRunes = "0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩"

// cutIndex takes the number off the end of a heading, as in 姓名2.
func cutIndex(s string) (rest, index string) {
	rest = strings.TrimRight(s, indexRunes)
	return rest, s[len(rest):]
}

func leadingIndex(s string) (rest, index string) {
	rest = strings.TrimLeft(s, indexRunes)
	return rest, s[:len(s)-len(rest)]
}

// foldHeading is a heading without blanks, marks and line breaks, in half-width
// characters.
func foldHeading(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || strings.ContainsRune("*:：、/_|.。-—", r):
			return -1
		case strings.ContainsRune("（[【〔", r):
			return '('
		case strings.ContainsRune("）]】〕", r):
			return ')'
		case r == '帐':
			return '账'
		}
		return narrowRune(r)
	}, s)
}

// brackets parts a folded heading from what stands in its first brackets.
func brackets(s string) (base, inside string) {
	before, rest, ok := strings.Cut(s, "(")
	if !ok {
		return s, ""
	}
	inside, after, _ := strings.Cut(rest, ")")
	after, _, _ = strings.Cut(after, "(")
	return before + after, inside
}

func narrowRune(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

// tight is a text without blanks of any kind, in half-width characters.
func tight(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return narrowRune(r)
	}, s)
}
