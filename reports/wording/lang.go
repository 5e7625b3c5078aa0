// Package wording is the only home of sentences: what the program says to a
// person, in Chinese and English side by side. Both are arguments of one call,
// so that a sentence without its translation does not compile; the tables of
// codes have both in each row.
package wording

import (
	"fmt"
	"strings"
)

// Lang is the language that a person reads.
type Lang uint8

// The languages of the program.
const (
	English Lang = iota
	Chinese
)

// ParseLang reads "zh", "en" or a locale such as "zh_CN.UTF-8"; ok is false for
// any other.
func ParseLang(s string) (l Lang, ok bool) {
	s = strings.ToLower(s)
	switch {
	case strings.HasPrefix(s, "zh"):
		return Chinese, true
	case strings.HasPrefix(s, "en"), s == "c", s == "posix", strings.HasPrefix(s, "c."):
		return English, true
	}
	return English, false
}

// String is the language's code.
func (l Lang) String() string {
	if l == Chinese {
		return "zh"
	}
	return "en"
}

// Say is one sentence in the reader's language; operands fill both alike
// (use %[1]s where the order differs).
func (l Lang) Say(zh, en string, operands ...any) string {
	format := en
	if l == Chinese {
		format = zh
	}
	if len(operands) == 0 {
		return format
	}
	return fmt.Sprintf(format, operands...)
}

// sentence is a row of a table of codes. In both texts {0}, {1} … stand for the
// operands.
type sentence struct{ zh, en string }

func (s sentence) in(l Lang, args []string) string { return fill(s.at(l, Commands), args) }

// fill puts operands into a text.
func fill(text string, args []string) string {
	if len(args) == 0 {
		return text
	}
	size := len(text)
	for _, a := range args {
		size += len(a)
	}
	var b strings.Builder
	b.Grow(size)
	for {
		begin := strings.IndexByte(text, '{')
		if begin < 0 || len(text) < begin+3 {
			b.WriteString(text)
			return b.String()
		}
		number := int(text[begin+1]) - '0'
		if number < 0 || number >= min(len(args), 10) || text[begin+2] != '}' {
			b.WriteString(text[:begin+1])
			text = text[begin+1:]
			continue
		}
		b.WriteString(text[:begin])
		b.WriteString(args[number])
		text = text[begin+3:]
	}
}

func (l Lang) headings(zh, en string) []string { return strings.Fields(l.Say(zh, en)) }
