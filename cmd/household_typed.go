package cmd

import (
	"strings"

	"github.com/spf13/pflag"

	"doudi/calc/records"
)

// typedHousehold is what is typed on a command line about a household: words, then
// its fields as KEY=VALUE, then sections of people and items, each begun by its
// option and with fields of its own.
type typedHousehold struct {
	flags    *pflag.FlagSet
	sections []section
}

// section is a person or an item: where its fields begin among the arguments.
type section struct {
	sheet, key, value string
	from              int
}

// sectionFlag is the option that begins a section.
type sectionFlag struct {
	typed      *typedHousehold
	sheet, key string
}

func (s *sectionFlag) String() string { return "" }
func (s *sectionFlag) Type() string   { return "string" }

// Set begins a section behind the arguments read so far.
func (s *sectionFlag) Set(value string) error {
	t := s.typed
	t.sections = append(t.sections, section{s.sheet, s.key, value, t.flags.NArg()})
	return nil
}

// rows are what is typed of the household, of its people and of its items. words
// are the arguments before the first field.
func (t *typedHousehold) rows(args []string) (words []string, home records.Typed, members, items []records.Typed, err error) {
	end := len(args)
	if len(t.sections) > 0 {
		end = t.sections[0].from
	}
	n := 0
	for n < end && !strings.Contains(args[n], "=") {
		n++
	}
	words = args[:n]
	home, err = typedRow(records.HouseholdLayout.Name, args[n:end])
	for i, s := range t.sections {
		end := len(args)
		if i+1 < len(t.sections) {
			end = t.sections[i+1].from
		}
		row, bad := typedRow(s.sheet, args[s.from:end])
		if bad != nil {
			return nil, home, nil, nil, bad
		}
		row.Cells = append([]records.Cell{{Column: s.key, Text: s.value}}, row.Cells...)
		if s.sheet == records.ItemLayout.Name {
			items = append(items, row)
		} else {
			members = append(members, row)
		}
	}
	return words, home, members, items, err
}

// typedRow reads fields of the form KEY=VALUE.
func typedRow(sheet string, args []string) (records.Typed, error) {
	row := records.Typed{Sheet: sheet}
	for _, arg := range args {
		key, value, ok := strings.Cut(arg, "=")
		if !ok {
			return row, usage("usage.field", arg)
		}
		row.Cells = append(row.Cells, records.Cell{Column: key, Text: strings.TrimSpace(value)})
	}
	return row, nil
}
