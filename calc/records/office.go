package records

import (
	"strconv"
	"strings"

	"doudi/calc"
)

// OfficeTables turns the lists that an office keeps in its own layout into the
// tables household and member. Tables that bear one of our names pass as they
// are. Of any other table the heading decides: what names heads of households
// with their identity numbers is a list and read to its end here; the rest is
// left out, with a warning. The cells of the two tables keep the places of the
// office's own cells. Regions gives the codes of all villages, townships and
// counties of exactly that name; it may be nil.
func OfficeTables(tables []calc.Table, regions func(name string) []calc.RegionCode) ([]calc.Table, calc.Faults) {
	o := &office{regions: newRegionNames(regions)}
	var out []calc.Table
	for _, t := range tables {
		if !ownTable(t.Name()) {
			continue
		}
		out = append(out, t)
		if HouseholdLayout.Named(t.Name()) || MemberLayout.Named(t.Name()) {
			o.own = t.Name()
		}
	}
	for _, t := range tables {
		if !ownTable(t.Name()) {
			o.take(t)
		}
	}
	return append(out, o.tables()...), o.faults
}

func ownTable(name string) bool { return layoutOf(name) != nil || RegionLayout.Named(name) }

// office gathers the lists of one import.
type office struct {
	regions    *regionNames
	own        string // a household or member sheet of ours in the same import
	faults     calc.Faults
	lists      []*officeList
	households officeRows
	members    officeRows
}

// take reads a table if it is a list.
func (o *office) take(t calc.Table) {
	s := &officeScan{table: t}
	columns := s.search()
	switch {
	case columns == nil:
		o.faults = append(o.faults, s.passing()...)
		o.fault(t.Place(-1), "import.table_unknown", t.Name()).Warning = true
		return
	case o.own != "":
		o.fault(t.Place(-1), OfficeMixed, t.Name(), o.own)
		return
	}
	o.faults = append(o.faults, s.faults...)
	s.faults = nil
	l := newOfficeList(o, t, columns)
	o.lists = append(o.lists, l)
	if columns.at[numberField] < 0 {
		o.fault(t.Place(-1), OfficeNumberMissing, t.Name(), "户编号/低保证号")
		return
	}
	for cells := s.cells; cells != nil; cells = s.next() {
		l.row(cells)
	}
	o.faults = append(o.faults, s.faults...)
	l.finish()
}

// tables are the two tables, none where no list was found.
func (o *office) tables() []calc.Table {
	if len(o.lists) == 0 {
		return nil
	}
	o.compareColumns()
	at := o.lists[0].place
	return []calc.Table{
		o.households.table(HouseholdLayout.Name, householdColumns[:], o.mask(), at),
		o.members.table(MemberLayout.Name, memberColumns[:], 1<<len(memberColumns)-1, at),
	}
}

func (o *office) mask() uint16 {
	mask := uint16(1)
	for _, l := range o.lists {
		mask |= l.mask()
	}
	return mask
}

// compareColumns refuses lists of different columns: a household that lacks a
// column would come with an empty cell, which says that there is nothing.
func (o *office) compareColumns() {
	for _, l := range o.lists {
		if l.rows == 0 {
			continue
		}
		for _, other := range o.lists {
			if lacking := other.mask() &^ l.mask(); lacking != 0 && other.rows > 0 {
				o.fault(l.place, OfficeColumnsDiffer, l.name, columnNames(lacking), other.name)
				break
			}
		}
	}
}

func columnNames(mask uint16) string {
	var names []string
	for i := range householdColumns {
		if mask&(1<<i) != 0 {
			names = append(names, columnName(i))
		}
	}
	return strings.Join(names, ", ")
}

// columnName is the Chinese heading of a column of householdColumns.
func columnName(i int) string {
	for _, c := range HouseholdLayout.Columns {
		if c.Key == householdColumns[i] {
			return c.Labels[0]
		}
	}
	return householdColumns[i]
}

// fault records a fault and returns it, for a warning to be made of it.
func (o *office) fault(at calc.Place, code string, args ...string) *calc.Fault {
	o.faults = append(o.faults, calc.Fault{Code: code, Place: at, Args: args})
	return &o.faults[len(o.faults)-1]
}

func decimal(n int) string { return strconv.Itoa(n) }
