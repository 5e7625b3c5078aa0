package county

import (
	"errors"
	"path/filepath"
	"strconv"
	"strings"

	"doudi/calc"
	"doudi/calc/policy"
)

// Standards of dibao in yuan a month, as the tables have them before they are
// raised.
const (
	urbanStandard = 760
	ruralStandard = 590
	zoneStandard  = 790 // of the development zone, for town and country alike
)

// standard is the dibao standard where the household lives, in the opening
// month and before the tables are raised.
func (h *home) standard() int {
	switch {
	case h.place.town == developmentZone:
		return zoneStandard
	case h.Settlement == calc.Urban:
		return urbanStandard
	}
	return ruralStandard
}

// papers are the documents that a county's tables stand on, by what they order.
type papers struct {
	rules, disabled, care, last, grading, raised string
}

// tables are the rows of a policy by table, in the order of the layouts'
// columns.
type tables struct {
	*county
	papers
	raise bool // with the standards that are raised in the third month
	rows  map[string][][]string
}

// writeTables writes the tables that the county begins with and, where it lives
// so long, those with higher standards.
func (c *county) writeTables() error {
	err := c.newTables(false).write(filepath.Join(c.dir, PolicyFolder))
	if m := c.PolicyMonth(); m != 0 {
		err = errors.Join(err, c.newTables(true).write(filepath.Join(c.dir, NewPolicyFolder(m))))
	}
	return err
}

func (c *county) newTables(raise bool) *tables {
	t := &tables{county: c, raise: raise, rows: map[string][][]string{}}
	t.documents()
	t.parameters()
	t.standards()
	t.groups()
	t.supplements()
	t.deductions()
	t.rest()
	return t
}

func (t *tables) write(dir string) error {
	var err error
	for _, l := range policy.Layouts {
		f := newFile(filepath.Join(dir, l.Name+".csv"), l)
		for _, row := range t.rows[l.Name] {
			f.row(row...)
		}
		err = errors.Join(err, f.close())
	}
	return err
}

// add adds rows to a table: cells between commas, as in the file.
func (t *tables) add(table string, rows ...string) {
	for _, row := range rows {
		t.rows[table] = append(t.rows[table], strings.Split(row, ","))
	}
}

// ago is the month so many months before the opening month.
func (t *tables) ago(months int) string { return t.monthText(t.Opening - calc.Month(months)) }

// document lists a document and gives its number, as in 清河民发〔2026〕3号.
func (t *tables) document(office, number, title string, m calc.Month, day int) string {
	short := strings.TrimSuffix(strings.TrimSuffix(t.Name, "县"), "区")
	n := short + office + "〔" + digits(m.Year(), 4) + "〕" + number + "号"
	t.add("document", strings.Join([]string{n, n, title, dayText(calc.NewDay(m.Year(), m.Number(), day))}, ","))
	return n
}

func (t *tables) documents() {
	t.rules = t.document("政办发", "26", t.Name+"最低生活保障和特困人员救助供养实施细则", t.Opening-31, 15)
	t.disabled = t.document("民发", "8", "关于落实困难残疾人生活补贴和重度残疾人护理补贴制度的通知", t.Opening-28, 20)
	t.care = t.document("民发", "19", "关于特困人员照料护理标准和儿童福利保障标准的通知", t.Opening-20, 6)
	t.last = t.document("民发", "17", "关于提高城乡居民最低生活保障标准和特困人员基本生活标准的通知", t.Opening-13, 27)
	t.grading = t.document("民发", "3", "关于在"+townName(gradedTown)+"开展低保分档补助试点的通知", t.Opening-6, 8)
	if t.raise {
		t.raised = t.document("民发", "21", "关于提高本年度城乡低保标准和特困人员基本生活标准的通知", t.Opening+1, 28)
	}
}

func (t *tables) parameters() {
	from, doc := t.ago(30), t.rules
	for _, row := range []string{
		"rounding.unit,1", "rounding.mode,half_up", "dibao.minimum,60", "dibao.single.share,100", "pay.from,next_month",
		"taper.months,6", "taper.share,100", "taper.ceiling,2", "exit.bonus_months,3", "arrears.months,12", "recovery.share,30",
		"review.hold_after,12", "roster.alarm_percent,100", "relief.cap,20000", "relief.papers_days,10", "edge.ceiling,1.5",
		"notice.days,7", "decide.days,20", "permit.apply,yes",
	} {
		t.add("parameter", row+","+from+","+doc)
	}
}

func (t *tables) standards() {
	rate := func(from, doc string, rows ...string) {
		for _, row := range rows {
			cells := strings.Split(row, ",") // program, class, settlement, region, amount, per
			t.add("standard", strings.Join(append(append(cells[:4:4], from), append(cells[4:], doc)...), ","))
		}
	}
	rate(t.ago(24), t.rules, "dibao,,urban,,710,month", "dibao,,rural,,540,month", "tekun,basic,urban,,923,month", "tekun,basic,rural,,702,month")
	rate(t.ago(12), t.last,
		"dibao,,urban,,760,month", "dibao,,rural,,590,month", "dibao,,,"+countyCode+"002,790,month",
		"tekun,basic,urban,,988,month", "tekun,basic,rural,,767,month", "tekun,basic.institution,,,1060,month")
	rate(t.ago(18), t.care,
		"tekun,independent,,,1206,year", "tekun,partial,,,3618,year", "tekun,dependent,,,7236,year", "tekun,dependent.institution,,,12060,year",
		"orphan,,,,1450,month", "unattended,,,,1450,month", "elder,80,,,60,month", "elder,90,,,100,month", "elder,100,,,500,month")
	rate(t.ago(27), t.disabled, "nursing,1,,,140,month", "nursing,2,,,110,month", "living,,,,110,month")
	rate(t.ago(5), t.grading, "dibao,一档,,,500,month", "dibao,二档,,,360,month", "dibao,三档,,,240,month")
	if t.raise {
		rate(t.ago(0), t.raised,
			"dibao,,urban,,800,month", "dibao,,rural,,630,month", "dibao,,,"+countyCode+"002,830,month",
			"tekun,basic,urban,,1040,month", "tekun,basic,rural,,819,month", "tekun,basic.institution,,,1120,month",
			"dibao,一档,,,530,month", "dibao,二档,,,380,month", "dibao,三档,,,255,month")
	}
}

func (t *tables) groups() {
	t.add("group", // code, label, disability, level, illness, labour, schooling, selfcare, special, age_min, age_max
		"severe,重度残疾,,1;2,,,,,,,", "severe,重度残疾,intellectual;mental,3,,,,,,,", "ill,重病,,,severe,,,,,,",
		"elder,老年人,,,,,,,,60,", "aged,高龄老人,,,,,,,,80,", "minor,未成年人,,,,,,,,,17", "student,在校学生,,,,,senior;higher,,,,",
		"able,有劳动能力,,,,full,,,,,")
}

func (t *tables) supplements() {
	from, doc := t.ago(30), t.rules
	for _, row := range []string{
		"full,重残全额,dibao,severe,full,", "A,重病,dibao,ill,benefit_percent,30", "B,老年人,dibao,elder,benefit_percent,20",
		"C,未成年人,dibao,minor,standard_percent,10", "D,在校学生,dibao,student,amount,40",
	} {
		t.add("supplement", row+","+from+",,"+doc)
	}
}

func (t *tables) deductions() {
	row := func(item string, percent, most int) {
		limit := ""
		if most > 0 {
			limit = strconv.Itoa(most)
		}
		t.add("deduction", item+","+short(percent)+","+limit+","+t.ago(30)+",,"+t.rules)
	}
	row("medical", medicalPercent, medicalCap)
	row("education", 100, educationCap)
	row("care", 100, careCap)
	row("work", 100, 0)
}

func (t *tables) rest() {
	t.add("review", "tekun,,12", "dibao,severe,12", "dibao,ill,12", "dibao,elder,12", "dibao,,6", ",,12")
	t.add("extension", t.ago(5)+","+t.ago(4)+",2,"+countyCode+digits(min(4, t.Townships), 3)+","+t.rules)
	for _, row := range []string{"dibao,,township", "tekun,,county", "relief,5000,township", "relief,50000,county", "relief,,group"} {
		t.add("authority", row+","+t.ago(30)+","+t.rules)
	}
	for _, pair := range []string{
		"dibao,tekun", "dibao,orphan", "tekun,orphan", "tekun,unattended", "orphan,unattended", "tekun,nursing", "tekun,living", "orphan,living", "unattended,living",
	} {
		t.add("exclusive", pair+","+t.ago(27)+","+t.disabled)
	}
}
