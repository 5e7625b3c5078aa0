package policy_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/policy"
)

// The value in force (R2): the longest region prefix, then a named settlement
// before both, then the latest from.
func TestStandard(t *testing.T) {
	p := load(t, `
-- standard --
program,class,settlement,region,from,amount,per
dibao,,,,2025-01,500,
dibao,,urban,,2025-01,650,month
dibao,,urban,,2026-01,700,month
dibao,,urban,,2025-07,680,month
dibao,,,990283001,2025-06,800,
dibao,,rural,990283001000,2026-03,810,
dibao,,,990283001002,2026-06,900,
dibao,,,990283002,2025-01,850,
dibao,,,990283002,2026-07,,
dibao,,,990283002,2026-09,860,
tekun,basic,rural,990283000000,2025-01,12280,year
tekun,basic,rural,,2024-01,999,
tekun,basic,,990283,2026-05,1100,
nursing,1,,,2025-01,155,
nursing,1,,,2025-02,0,
elder,,rural,,2025-01,60,
elder,,,,2025-01,50,
elder,,urban,,2025-01,70,
`)
	for _, c := range []struct {
		program    calc.Program
		class      string
		settlement calc.Settlement
		region     calc.RegionCode
		month      string
		want       string // "" = none
		row        string
	}{
		// The first month, the month before it, and the latest from.
		{"dibao", "", calc.Rural, "990283009001", "2024-12", "", ""},
		{"dibao", "", calc.Rural, "990283009001", "2025-01", "500.00", "standard.csv:2:6"},
		{"dibao", "", calc.Rural, "990283009001", "2099-12", "500.00", "standard.csv:2:6"},
		{"dibao", "", calc.Urban, "990283009001", "2024-12", "", ""},
		{"dibao", "", calc.Urban, "990283009001", "2025-01", "650.00", "standard.csv:3:6"},
		{"dibao", "", calc.Urban, "990283009001", "2025-06", "650.00", "standard.csv:3:6"},
		{"dibao", "", calc.Urban, "990283009001", "2025-07", "680.00", "standard.csv:5:6"},
		{"dibao", "", calc.Urban, "990283009001", "2025-12", "680.00", "standard.csv:5:6"},
		{"dibao", "", calc.Urban, "990283009001", "2026-01", "700.00", "standard.csv:4:6"},
		// No settlement stated: only the rows for both.
		{"dibao", "", 0, "990283009001", "2026-01", "500.00", "standard.csv:2:6"},
		// A region's own row, once begun, wins over a settlement of the county;
		// until then the county's holds.
		{"dibao", "", calc.Urban, "990283001001", "2025-05", "650.00", "standard.csv:3:6"},
		{"dibao", "", calc.Urban, "990283001001", "2025-06", "800.00", "standard.csv:6:6"},
		{"dibao", "", calc.Urban, "990283001001", "2026-11", "800.00", "standard.csv:6:6"},
		// In one region a named settlement wins over both, however old.
		{"dibao", "", calc.Rural, "990283001001", "2026-02", "800.00", "standard.csv:6:6"},
		{"dibao", "", calc.Rural, "990283001001", "2026-03", "810.00", "standard.csv:7:6"},
		{"dibao", "", calc.Rural, "990283001002", "2026-05", "810.00", "standard.csv:7:6"},
		{"dibao", "", calc.Rural, "990283001002", "2026-06", "900.00", "standard.csv:8:6"},
		{"dibao", "", calc.Urban, "990283001002", "2026-06", "900.00", "standard.csv:8:6"},
		{"dibao", "", calc.Rural, "990283001003", "2026-06", "810.00", "standard.csv:7:6"},
		// Abolished, and set anew: the county's row does not come back.
		{"dibao", "", calc.Rural, "990283002001", "2026-06", "850.00", "standard.csv:9:6"},
		{"dibao", "", calc.Rural, "990283002001", "2026-07", "abolished", "standard.csv:10:6"},
		{"dibao", "", calc.Rural, "990283002001", "2026-08", "abolished", "standard.csv:10:6"},
		{"dibao", "", calc.Rural, "990283002001", "2026-09", "860.00", "standard.csv:11:6"},
		// A year is divided by twelve, exactly; the zeros of a county's code are no prefix.
		{"tekun", "basic", calc.Rural, "990283001001", "2025-01", "3070/3", "standard.csv:12:6"},
		{"tekun", "basic", calc.Rural, "990283001001", "2026-11", "3070/3", "standard.csv:12:6"},
		{"tekun", "basic", calc.Urban, "990283001001", "2026-04", "", ""},
		{"tekun", "basic", calc.Urban, "990283001001", "2026-05", "1100.00", "standard.csv:14:6"},
		{"tekun", "basic", calc.Rural, "990284001001", "2026-11", "999.00", "standard.csv:13:6"},
		// A class is a name of its own; an amount of nothing is no abolition.
		{"tekun", "", calc.Rural, "990283001001", "2026-11", "", ""},
		{"tekun", "basic.home", calc.Rural, "990283001001", "2026-11", "", ""},
		{"nursing", "1", calc.Urban, "990283001001", "2025-01", "155.00", "standard.csv:15:6"},
		{"nursing", "1", calc.Urban, "990283001001", "2025-02", "0.00", "standard.csv:16:6"},
		{"nursing", "2", calc.Urban, "990283001001", "2025-02", "", ""},
		{"nursing", "", calc.Urban, "990283001001", "2025-02", "", ""},
		// Wherever the row for both settlements stands.
		{"elder", "", calc.Rural, "990283001001", "2026-11", "60.00", "standard.csv:17:6"},
		{"elder", "", 0, "990283001001", "2026-11", "50.00", "standard.csv:18:6"},
		{"elder", "", calc.Urban, "990283001001", "2026-11", "70.00", "standard.csv:19:6"},
		{"edge", "", calc.Urban, "990283001001", "2026-11", "", ""},
	} {
		m := month(t, c.month)
		rate, err := p.Standard(c.program, c.class, c.settlement, c.region, m)
		got := rate.Amount.String()
		switch {
		case err != nil:
			got = ""
		case rate.Abolished:
			got = "abolished"
		}
		if got != c.want || rate.Place.String() != c.row {
			t.Errorf("%s %q %s %s %s: %q of %s (%v), want %q of %s", c.program, c.class, c.settlement, c.region, c.month, got, rate.Place, err, c.want, c.row)
		}
		var none *policy.NoStandard
		if c.want == "" && (!errors.As(err, &none) || *none != policy.NoStandard{c.program, c.class, c.settlement, c.region, m}) {
			t.Errorf("%s %s: %v", c.program, c.month, err)
		}
	}
}

func TestNoStandardNamesEverything(t *testing.T) {
	_, err := load(t, "").Standard("nursing", "2", calc.Rural, "990283001002", month(t, "2026-11"))
	if want := `no standard in force: program nursing, class "2", rural, region 990283001002, month 2026-11`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// Classes and places are understood as people write them.
func TestStandardAsWritten(t *testing.T) {
	p := load(t, `
-- 标准 --
项目,档次,城乡,区划代码,起始月,金额（元）,周期,文件
特困,基本生活,农村,990283000000,2025-01,765,月,
特困供养,基本.集中,,990283001000,2025-01,1100,,
特困,半自理,,990283001002,2025-01,5495,年,
特困,不能自理.分散,城镇,,2025-01,900,month,
低保,一档,城市,9902,2025-01,400,,
`)
	want := []policy.Rate{
		{Program: "tekun", Class: "basic", Settlement: calc.Rural, Region: "990283"},
		{Program: "tekun", Class: "basic.institution", Region: "990283001"},
		{Program: "tekun", Class: "partial", Region: "990283001002", PerYear: true},
		{Program: "tekun", Class: "dependent.home", Settlement: calc.Urban},
		{Program: "dibao", Class: "一档", Settlement: calc.Urban, Region: "9902"},
	}
	if len(p.Rates) != len(want) {
		t.Fatalf("%d rates", len(p.Rates))
	}
	for i, r := range p.Rates {
		w := want[i]
		if r.Program != w.Program || r.Class != w.Class || r.Settlement != w.Settlement || r.Region != w.Region || r.PerYear != w.PerYear {
			t.Errorf("row %d is %s %q %s %q, per year %v", i+2, r.Program, r.Class, r.Settlement, r.Region, r.PerYear)
		}
	}
}

func TestClassCode(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "basic": "basic", "基本": "basic", "基本生活": "basic", "全自理": "independent", "半自理": "partial", "不能自理": "dependent",
		"partial": "partial", "半自理.集中": "partial.institution", "basic.分散": "basic.home", "basic.home": "basic.home", "basic.": "basic.",
		"一档": "一档", "A.集中": "A.institution", "1": "1", "1.x": "1.x", "A.整户": "A.household",
	} {
		if got := policy.ClassCode(text); got != want {
			t.Errorf("class %q is %q, want %q", text, got, want)
		}
	}
}

func TestDeclares(t *testing.T) {
	p := load(t, "-- standard --\nprogram,class,from,amount\ndibao,A,2025-01,400\nelder,,2030-01,", "policy.abolished_nothing")
	for program, want := range map[calc.Program]bool{"dibao": true, "elder": true, "tekun": false, "edge": false, "": false} {
		if p.Declares(program) != want {
			t.Errorf("declares %q: %v", program, !want)
		}
	}
}

func TestDocument(t *testing.T) {
	p := load(t, "-- document --\ncode,number,title,date\nA,民发〔2026〕1号,关于调整标准的通知,2026-01-05\nB,,,")
	for code, want := range map[string]string{
		"A": "A 民发〔2026〕1号 关于调整标准的通知 2026-01-05", "B": "B B  ", "C": "C C  ", "": "   ",
	} {
		d := p.Document(code)
		if got := d.Code + " " + d.Number + " " + d.Title + " " + d.Date.String(); got != want {
			t.Errorf("%q is %q, want %q", code, got, want)
		}
	}
}

// A township's or county's code may be filled up with zeros, however far.
func TestRegionPrefix(t *testing.T) {
	for region, want := range map[string]string{
		"990283000000": "990283", "990283000": "990283", "99028300": "990283", "990283": "990283",
		"990283001000": "990283001", "9902830010": "990283001", "990283001": "990283001",
		"990283001002": "990283001002", "990283010000": "990283010", "9902": "9902", "": "",
	} {
		if got := load(t, "-- standard --\nprogram,region,from,amount\ndibao,"+region+",2025-01,600").Rates[0].Region; got != want {
			t.Errorf("%q is the prefix %q, want %q", region, got, want)
		}
	}
}

// Standards unchanged for over twelve months are named, newest row and all.
func TestStale(t *testing.T) {
	p := load(t, `
-- standard --
program,class,settlement,from,amount
dibao,,,2024-01,600
dibao,,,2025-11,650
tekun,basic,,2025-10,900
nursing,1,,2020-01,100
nursing,1,,2023-01,
elder,,,2027-01,50
`)
	for today, want := range map[string]string{
		"2026-10": "",
		"2026-11": "standard.csv:4:4: policy.standard_stale tekun basic 2025-10 (warning)",
		"2026-12": "standard.csv:3:4: policy.standard_stale dibao  2025-11 (warning)\nstandard.csv:4:4: policy.standard_stale tekun basic 2025-10 (warning)",
	} {
		if got := faultLines(p.Stale(month(t, today))); got != want {
			t.Errorf("%s:\n%s\nwant:\n%s", today, got, want)
		}
	}
}

// Every place and settlement has a standard of its own: a newer one beside it
// hides nothing, unless nobody reads the older any more.
func TestStaleOfEachPlace(t *testing.T) {
	for _, c := range []struct{ rows, want string }{
		{"dibao,,rural,,2025-06,500\ndibao,,urban,,2026-07,650", "2"},
		{"dibao,,urban,,2026-07,650\ndibao,,rural,,2025-06,500", "3"},
		{"dibao,,,,2025-06,500\ndibao,,,990283001,2026-07,650", "2"},
		{"dibao,,,990283001,2025-06,500\ndibao,,,990283002,2026-07,500\ndibao,,,,2026-07,600", "2"},
		{"dibao,,rural,990283001,2025-06,500\ndibao,,urban,990283001,2025-06,500\ndibao,,rural,,2026-07,600", "2 3"},
		// Of both settlements, one has its own; each has; each will have.
		{"dibao,,,,2025-06,500\ndibao,,urban,,2026-07,650", "2"},
		{"dibao,,,,2025-06,500\ndibao,,urban,,2026-07,650\ndibao,,rural,,2026-10,550", ""},
		{"dibao,,,,2025-06,500\ndibao,,urban,,2026-07,650\ndibao,,rural,,2026-11,550", "2"},
		// Those of a township do not speak for the county.
		{"dibao,,,,2025-06,500\ndibao,,urban,990283001,2026-07,650\ndibao,,rural,990283001,2026-07,550", "2"},
		{"dibao,A,,,2025-06,500\ndibao,,urban,,2026-07,650\ndibao,,rural,,2026-07,550", "2"},
		// Renewed within its own ladder, and abolished there.
		{"dibao,,rural,,2025-06,500\ndibao,,rural,,2025-10,520\ndibao,,urban,,2026-07,650", ""},
		{"dibao,,rural,,2024-06,500\ndibao,,rural,,2025-06,\ndibao,,urban,,2026-07,650", ""},
	} {
		p := load(t, "-- standard --\nprogram,class,settlement,region,from,amount\n"+c.rows)
		var got []string
		for _, f := range p.Stale(month(t, "2026-10")) {
			got = append(got, fmt.Sprint(f.Place.Line))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: rows %v are old, want %q", c.rows, got, c.want)
		}
	}
}

// A row that cannot be read is not called old as well; of two rows from one
// month the first is named.
func TestStaleOfFaultyRows(t *testing.T) {
	for rows, want := range map[string]string{
		"dibao,2025-13,600":                    "",
		"dibao,,600":                           "",
		"dibao,2025-01,600\ndibao,2025-01,650": "2",
		"dibao,2025-01,600\ndibao,2025-1,650":  "2",
	} {
		p, _ := policy.Parse(tables(withBoth("-- standard --\nprogram,from,amount\n" + rows)))
		var got []string
		for _, f := range p.Stale(month(t, "2026-10")) {
			got = append(got, fmt.Sprint(f.Place.Line))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: rows %v are old, want %q", rows, got, want)
		}
	}
}
