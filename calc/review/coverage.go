package review

import (
	"slices"
	"strings"

	"doudi/calc"
)

// Handled is an award with the last day, up to the end of the period, on which
// each of the three checks was done; 0 = never.
type Handled struct {
	Case
	Matched    calc.Day // 经济状况核对
	Visited    calc.Day // 入户调查
	Publicised calc.Day // 公示
}

// Coverage is how far the "three 100 %" 三个百分之百 are reached in a period: every
// award matched, visited and publicised.
type Coverage struct {
	From, Until calc.Day // both inclusive
	rows        map[calc.RegionCode]*CoverageRow
}

// CoverageRow is the coverage of one township, or of the county.
type CoverageRow struct {
	Region                               calc.RegionCode // twelve digits
	Awards, Matched, Visited, Publicised int
}

// NewCoverage begins the count of a period.
func NewCoverage(from, until calc.Day) *Coverage {
	return &Coverage{From: from, Until: until, rows: map[calc.RegionCode]*CoverageRow{}}
}

// Add counts an award for its township and its county.
func (c *Coverage) Add(h Handled) {
	for _, region := range []calc.RegionCode{h.Region.County().Full(), h.Region.Township().Full()} {
		row := c.rows[region]
		if row == nil {
			row = &CoverageRow{Region: region}
			c.rows[region] = row
		}
		row.Awards++
		row.Matched += c.in(h.Matched)
		row.Visited += c.in(h.Visited)
		row.Publicised += c.in(h.Publicised)
	}
}

func (c *Coverage) in(day calc.Day) int {
	if c.From <= day && day <= c.Until {
		return 1
	}
	return 0
}

// Rows are the county and then its townships, by code.
func (c *Coverage) Rows() []CoverageRow {
	rows := make([]CoverageRow, 0, len(c.rows))
	for _, row := range c.rows {
		rows = append(rows, *row)
	}
	slices.SortFunc(rows, func(a, b CoverageRow) int { return strings.Compare(string(a.Region), string(b.Region)) })
	return rows
}

// Percent is the share of the awards that done are, in whole percent and rounded
// down, so that only all of them are 100. Of no awards all are done.
func (r CoverageRow) Percent(done int) int {
	if r.Awards == 0 {
		return 100
	}
	return 100 * done / r.Awards
}

// Complete says whether every award was matched, visited and publicised.
func (r CoverageRow) Complete() bool {
	return r.Matched == r.Awards && r.Visited == r.Awards && r.Publicised == r.Awards
}
