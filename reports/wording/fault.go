package wording

import (
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/records"
	"doudi/calc/roster"
	"doudi/calc/sheet"
	"doudi/calc/workday"
)

// complaint is what is said of one code of a fault or a refusal: the operands
// in their order, by kind (see the method argument), what is wrong, and what
// to do.
type complaint struct {
	operands string
	what     sentence
	remedy   way
}

// faults are the codes of calc.Fault, wherever it is made.
var faults = together(fileFaults, cellFaults, importFaults, policyFaults, bankFaults, calendarFaults, reviewFaults, householdFaults)

// together is one table of several, made when it is first asked for: a command
// that ends well says little of all this, and would have to wait for it. No code
// may stand twice: the later row would silently speak for the earlier one's place.
func together[row any](tables ...func() map[string]row) func() map[string]row {
	return sync.OnceValue(func() map[string]row {
		all := map[string]row{}
		for _, t := range tables {
			for code, r := range t() {
				if _, twice := all[code]; twice {
					panic("wording: " + code + " stands in two tables")
				}
				all[code] = r
			}
		}
		return all
	})
}

// Fault is one fault as a line: its place, the household that it is about, what
// is wrong, and what to do.
func (l Lang) Fault(face Face, f calc.Fault) string {
	what, remedy := l.FaultParts(face, f)
	line := l.withRemedy(what, remedy)
	if f.Subject != "" {
		line = l.Say("%s 户：%s", "household %s: %s", f.Subject, line)
	}
	if at := l.placeOf(f.Place); at != "" {
		line = at + ": " + line
	}
	return line
}

// FaultParts are what is wrong and what to do, as the error workbook has them in
// two columns. A code without a row, which the tests exclude, is shown as it is.
func (l Lang) FaultParts(face Face, f calc.Fault) (what, remedy string) {
	row, ok := rowOf(f)
	if !ok {
		return strings.Join(append([]string{f.Code}, f.Args...), " "), ""
	}
	if f.Code == "policy.gap" && len(f.Args) > 0 {
		detail, _ := l.Finding(face, roster.Finding{Code: f.Args[0], Args: f.Args[1:]})
		return l.complain(face, row, []string{detail})
	}
	if label := headingOf(f); f.Code == "cell.empty" && l == Chinese && label != "" {
		return row.what.in(l, []string{label + " " + f.Args[0]}), row.remedy.at(l, face)
	}
	return l.complain(face, row, f.Args)
}

// headingOf is the Chinese heading of the column that a fault is about, in the table
// in which it stands; "" where that cannot be told.
func headingOf(f calc.Fault) string {
	name := f.Place.Sheet
	if name == "" {
		name = strings.TrimSuffix(f.Place.File, filepath.Ext(f.Place.File))
	}
	for _, layout := range layouts() {
		if !layout.Named(name) || len(f.Args) == 0 {
			continue
		}
		for _, c := range layout.Columns {
			if c.Key == f.Args[0] {
				return c.Labels[0]
			}
		}
	}
	return ""
}

func (l Lang) complain(face Face, row complaint, args []string) (what, remedy string) {
	words := make([]string, 0, len(args))
	for i, kind := range strings.Fields(row.operands) {
		arg := ""
		if i < len(args) {
			arg = args[i]
		}
		words = append(words, l.argument(kind, arg))
	}
	return row.what.in(l, words), fill(row.remedy.at(l, face), words)
}

// withRemedy is a sentence and its way out as one line.
func (l Lang) withRemedy(what, remedy string) string {
	if remedy == "" {
		return what
	}
	return l.Say("%s；%s", "%s; %s", what, remedy)
}

// argument puts one operand into words. What was typed into a cell, which may
// be a number in the wrong column, never shows a long number whole.
func (l Lang) argument(kind, arg string) string {
	switch kind {
	case "cell":
		return masked(arg, 11)
	case "code":
		return l.orBlank(masked(arg, 15)) // regions have twelve digits
	case "tail", "offer":
		return tail(arg)
	case "class":
		return l.className(arg)
	case "inclass":
		return l.inClass(arg)
	case "months":
		return l.monthsOf(arg)
	case "act":
		return l.Act(arg)
	case "damage":
		return l.damageLine(arg)
	case "signed":
		return l.signedAct(arg)
	case "record":
		return word(l, storedRecords, arg)
	case "decision":
		kind, _ := calc.ParseKind[calc.DecisionKind](arg)
		return Label(l, kind)
	case "role":
		return l.Roles(arg)
	case "right":
		return word(l, rights, arg)
	case "award":
		return l.awardOf(arg)
	case "stage":
		return l.stageOf(arg)
	case "value":
		return masked(arg, 15)
	case "form":
		return l.valueForm(arg)
	case "size":
		return size(arg)
	case "choices":
		return strings.TrimPrefix(arg, ", ") // where the first choice is to write nothing
	case "column":
		return l.column(arg)
	case "table":
		return l.table(arg)
	case "heading":
		return l.Heading(arg)
	}
	if word, ok := argumentWords[kind+" "+arg]; ok {
		return word.in(l, nil)
	}
	return l.operand(kind, arg)
}

// argumentWords are the words for operands of a few values, by kind and value.
var argumentWords = map[string]sentence{
	"part ": {"整个文件", "the whole file"}, "from ": {"不限", "always"},
	"quote bare": {"单元格中间出现引号", "one stands inside a cell"}, "quote open": {"引号没有成对", "one is never closed"},
	"measure cells": {"列", "cells"}, "measure bytes": {"字节", "bytes"},
	"delimiter \t": {"制表符", "tab"},
	"origin store": {"案卷库文件", "store's file"}, "origin anchor": {"锚点", "anchor"}, "origin backup": {"备份", "last backup"},
	"authority township": {"乡镇（街道）", "the township"}, "authority county": {"县级民政部门", "the county"},
	"authority group": {"领导小组", "the leading group"},
}

func (l Lang) orBlank(s string) string {
	if s == "" {
		return l.Say("空", "blank")
	}
	return s
}

var longNumbers = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[0-9]{11,}[Xx]?|[0-9]\.[0-9]{9,}[Ee]\+?[0-9]+`) })

// masked cuts numbers of so many digits down to their tails.
func masked(s string, digits int) string {
	if digitsIn(s) < 10 { // what it looks for has as many
		return s
	}
	return longNumbers().ReplaceAllStringFunc(s, func(number string) string {
		if len(number) < digits {
			return number
		}
		return calc.Tail(number)
	})
}

func digitsIn(s string) (n int) {
	for _, b := range []byte(s) {
		if '0' <= b && b <= '9' {
			n++
		}
	}
	return n
}

// Masked is a text in which numbers as long as a telephone's or longer show their tails
// alone.
func Masked(text string) string { return masked(text, 11) }

// tail marks the last four characters of a number as no more than that; a
// number given whole is cut down to them.
func tail(s string) string {
	if utf8.RuneCountInString(s) == 4 {
		return "…" + s
	}
	return calc.Tail(s)
}

func size(bytes string) string {
	n, err := strconv.ParseInt(bytes, 10, 64)
	if err != nil || n < 1<<20 {
		return bytes + " B"
	}
	return strconv.FormatInt(n>>20, 10) + " MB"
}

// className is a class of a standard: in Chinese the care classes by their words,
// any other as the county writes it.
func (l Lang) className(class string) string {
	if class == "" {
		return l.Say("不分档", "no class")
	}
	if l != Chinese {
		return class
	}
	base, mode, _ := strings.Cut(class, ".")
	if care, ok := calc.ParseKind[calc.Selfcare](base); ok {
		base = sheet.Label(care)
	} else if base == "basic" {
		base = "基本生活"
	}
	if m, ok := calc.ParseKind[calc.Mode](mode); ok {
		mode = sheet.Label(m)
	}
	return strings.TrimSpace(base + " " + mode)
}

// inClass is a class where nothing else says that it is one.
func (l Lang) inClass(class string) string {
	if name := l.className(class); name != class {
		return name
	}
	return l.Say("档次 %s", "class %s", class)
}

// monthsOf is a span of months, given as 2026-07..2026-09; of one month that month.
func (l Lang) monthsOf(span string) string {
	from, until, _ := strings.Cut(span, "..")
	if from == until {
		return from
	}
	return l.Say("%s 至 %s", "%s to %s", from, until)
}

// column is a column by its key, in Chinese with the heading that tables print.
func (l Lang) column(key string) string {
	if label := columnLabels()[key]; l == Chinese && label != "" {
		return label + " " + key
	}
	return key
}

// columnLabels are the Chinese headings of the columns that mean the same in
// every table.
var columnLabels = sync.OnceValue(func() map[string]string {
	labels := map[string]string{}
	for _, layout := range layouts() {
		for _, c := range layout.Columns {
			if old, seen := labels[c.Key]; seen && old != c.Labels[0] {
				labels[c.Key] = ""
			} else if !seen {
				labels[c.Key] = c.Labels[0]
			}
		}
	}
	return labels
})

// table is a table by its name, in Chinese with its Chinese name.
func (l Lang) table(name string) string {
	for _, layout := range layouts() {
		if layout.Name == name && l == Chinese {
			return layout.Labels[0] + " " + name
		}
	}
	return name
}

func layouts() []*sheet.Layout {
	return append(append([]*sheet.Layout{&records.RegionLayout, &workday.Layout}, records.Layouts...), policy.Layouts...)
}
