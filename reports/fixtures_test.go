package reports

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"time"
	"unsafe"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/roster"
)

// Everybody here is made up: ID numbers of the area 999999, which does not exist.

var november = calc.NewMonth(2026, 11)

// id makes a made-up ID number with a right check digit.
func id(birth string, n int) calc.IDNumber {
	s := "999999" + birth + fmt.Sprintf("%03d", n)
	sum := 0
	for i, w := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(s[i]-'0') * w
	}
	return calc.IDNumber(s + string("10X98765432"[sum%11]))
}

var regions = map[calc.RegionCode]string{
	"999901000000": "清河县", "999901001000": "双岛镇", "999901002000": "张村镇",
	"999901001001": "东关社区", "999901001002": "后双岛村", "999901002001": "王家河村",
}

func regionName(code calc.RegionCode) string { return regions[code] }

func cause(code roster.CauseCode, amount calc.Money, detail string) roster.Cause {
	return roster.Cause{Code: code, Amount: amount, Detail: detail}
}

// entry is a line or award of a household; the payee is its head.
func entry(household string, region calc.RegionCode, s calc.Settlement, p calc.Program, head string, n int) roster.Entry {
	payee := id("19600101", n)
	return roster.Entry{
		AwardKey: calc.AwardKey{Household: calc.HouseholdNumber(household), Program: p},
		Region:   region, Settlement: s, Head: head, People: 1,
		Payee: head, PayeeID: payee, Bank: "农村商业银行", Account: "62300000000000" + fmt.Sprintf("%05d", n),
		Standing: entitlement.Determined, Decision: uint64(n), Basis: uint64(n), Settled: true,
	}
}

// with changes a copy of an entry.
func with(e roster.Entry, change func(*roster.Entry)) roster.Entry {
	change(&e)
	return e
}

// everything is a month in which each column and each kind of line occurs.
func everything() []roster.Entry {
	const urban, rural = calc.Urban, calc.Rural
	m := november
	return []roster.Entry{
		with(entry("0001", "999901001001", urban, calc.Dibao, "张秀兰", 1), func(e *roster.Entry) {
			e.People, e.Base, e.Supplement = 3, 1353_99, 203_10
			e.Causes = []roster.Cause{cause(roster.Standard, 120_00, ""), cause(roster.Supplement, 18_00, "")}
		}),
		with(entry("0001", "999901001001", urban, "nursing", "张秀兰", 1), func(e *roster.Entry) {
			e.Person, e.Base = id("19850303", 11), 150_00
			e.Causes = []roster.Cause{cause(roster.New, 150_00, "")}
		}),
		with(entry("0001", "999901001001", urban, "nursing", "张秀兰", 1), func(e *roster.Entry) { // one account, one payment
			e.Person, e.Base, e.Reissue = id("19900404", 12), 150_00, 150_00
			e.Causes = []roster.Cause{cause(roster.ReissuePart, 150_00, "")}
		}),
		with(entry("0002", "999901001001", urban, calc.Dibao, "赵小莲", 2), func(e *roster.Entry) {
			e.Base, e.Minimum = 12_34, 37_66
			e.Arrears = []roster.Correction{{Month: m - 8, Amount: 50_00}, {Month: m - 3, Amount: 10_00}, {Month: m - 2, Amount: 10_50}}
			e.Causes = []roster.Cause{cause(roster.ArrearsPart, 70_50, "")}
		}),
		with(entry("0011", "999901001002", rural, calc.Dibao, "周晓玲", 3), func(e *roster.Entry) {
			e.People, e.Base, e.Debt, e.Settled = 4, 240_00, 33_50, false
			e.Recovery = []roster.Correction{{Month: m - 3, Amount: 72_00}}
			e.Causes = []roster.Cause{cause(roster.Income, -60_00, ""), cause(roster.RecoveryOf, -72_00, "")}
		}),
		with(entry("0012", "999901001002", rural, calc.Dibao, "欧阳建国", 4), func(e *roster.Entry) {
			e.Taper, e.Standing = 300_00, entitlement.Tapering
			e.Causes = []roster.Cause{cause(roster.TaperBegun, -100_00, "")}
		}),
		with(entry("0013", "999901001002", rural, calc.Dibao, "刘芳", 5), func(e *roster.Entry) {
			e.Bonus, e.Standing = 900_00, entitlement.Stopped
			e.Causes = []roster.Cause{cause(roster.Stopped, -300_00, "voluntary"), cause(roster.BonusPart, 900_00, "")}
		}),
		with(entry("0014", "999901001002", rural, calc.Dibao, "王磊", 6), func(e *roster.Entry) { // died
			e.Standing = entitlement.Stopped
			e.Causes = []roster.Cause{cause(roster.Stopped, -480_00, "death")}
		}),
		with(entry("0015", "999901001002", rural, calc.Dibao, "陈静", 7), func(e *roster.Entry) { // components cancel out
			e.Held = true
			e.Arrears = []roster.Correction{{Month: m - 2, Amount: 80_00}}
			e.Recovery = []roster.Correction{{Month: m - 5, Amount: 30_00}, {Month: m - 4, Amount: 50_00}}
			e.Causes = []roster.Cause{cause(roster.Suspended, -210_00, "review"), cause(roster.ArrearsPart, 80_00, ""), cause(roster.RecoveryOf, -80_00, "")}
		}),
		with(entry("0021", "999901002001", rural, calc.Dibao, "=1+1", 8), func(e *roster.Entry) { // never came in by an import
			e.Base, e.Bank, e.Payee = 100_00, "@bank", "－1"
		}),
		with(entry("0022", "999901002001", rural, calc.Tekun, "孙一", 9), func(e *roster.Entry) {
			e.Person, e.Base, e.Supplement = e.PayeeID, 764_40, 274_75
		}),
		with(entry("0023", "999901002001", rural, calc.Dibao, "李, \"四\"", 10), func(e *roster.Entry) { // no account
			e.Base, e.Account, e.Bank = 200_00, "", ""
		}),
		with(entry("0024", "999901002001", rural, "orphan", "冯小雨", 13), func(e *roster.Entry) {
			e.Person, e.Base = id("20150505", 14), 1000_00
		}),
	}
}

// monthOf makes a draft of entries: numbered, added up, in memory.
func monthOf(entries []roster.Entry) *Month {
	slices.SortStableFunc(entries, func(a, b roster.Entry) int {
		if roster.Less(&a, &b) {
			return -1
		}
		return 1
	})
	payments, totals := roster.NewPayments(november), roster.NewTotals()
	for i := range entries {
		payments.Assign(&entries[i])
		totals.Add(&entries[i])
	}
	return &Month{
		Book: roster.Book{County: "清河县", Month: november, Totals: totals.Rows()}, Each: each(entries), RegionName: regionName,
	}
}

// each hands over one entry that is used again and again, as the store does;
// its strings are overwritten when the call returns.
func each(entries []roster.Entry) func(func(*roster.Entry) error) error {
	return func(yield func(*roster.Entry) error) error {
		var e roster.Entry
		var memory loan
		for i := range entries {
			a, r, c := e.Arrears[:0], e.Recovery[:0], e.Causes[:0]
			e = entries[i]
			e.Arrears, e.Recovery, e.Causes = append(a, e.Arrears...), append(r, e.Recovery...), append(c, e.Causes...)
			memory.lendAll(&e)
			if err := yield(&e); err != nil {
				return err
			}
			memory.takeBack()
		}
		return nil
	}
}

// loan is memory that strings are lent from.
type loan struct{ b []byte }

func (l *loan) lend(s string) string {
	if cap(l.b) == 0 {
		l.b = make([]byte, 0, 64<<10)
	}
	if len(s) == 0 || len(l.b)+len(s) > cap(l.b) {
		return s
	}
	l.b = append(l.b, s...)
	return unsafe.String(&l.b[len(l.b)-len(s)], len(s))
}

func (l *loan) lendAll(e *roster.Entry) {
	for _, s := range []*string{
		(*string)(&e.Household), (*string)(&e.Program), (*string)(&e.Person), (*string)(&e.Region), &e.Head,
		&e.Payee, (*string)(&e.PayeeID), &e.Bank, &e.Account, &e.Payment,
	} {
		*s = l.lend(*s)
	}
	for i := range e.Causes {
		e.Causes[i].Code, e.Causes[i].Detail = roster.CauseCode(l.lend(string(e.Causes[i].Code))), l.lend(e.Causes[i].Detail)
	}
}

func (l *loan) takeBack() {
	for i := range l.b {
		l.b[i] = '?'
	}
	l.b = l.b[:0]
}

// sealed is a month as it is when it has been confirmed.
func sealed(m *Month) *Month {
	at := time.Date(2026, 11, 20, 9, 30, 0, 0, time.UTC)
	var programs []roster.Total
	var all roster.Total
	for _, row := range m.Totals {
		switch {
		case row.Level == "county" && row.Program == "":
			all = row
		case row.Level == "county":
			programs = append(programs, row)
		}
	}
	m.State, m.Blocked = roster.Confirmed, false
	m.Seal = &roster.Seal{
		Month: m.Month, County: m.County, State: roster.Confirmed, Programs: programs, All: all,
		Blocks: 1, Warnings: 2, Overrides: m.Overrides(), Policy: 2, PolicyDigest: sha256.Sum256([]byte("policy")), Horizon: 99,
		Entries: sha256.Sum256([]byte("entries")), Findings: roster.FindingsDigest(m.Findings), Previous: sha256.Sum256([]byte("october")),
		SubmittedBy: "li", SubmittedAt: at, ConfirmedBy: "wang", ConfirmedAt: at.Add(time.Hour),
		Journal: 1234, JournalHead: sha256.Sum256([]byte("journal")),
		SubmitSignature: bytes.Repeat([]byte{1}, 64), ConfirmSignature: bytes.Repeat([]byte{2}, 64),
	}
	return m
}

// sample is the draft of everything, with findings and overrides.
func sample() *Month {
	m := monthOf(everything())
	key := func(household string) calc.AwardKey {
		return calc.AwardKey{Household: calc.HouseholdNumber(household), Program: calc.Dibao}
	}
	m.Findings = []roster.Finding{
		{Code: "account.missing", Block: true, AwardKey: key("0023")},
		{Code: "review.overdue", AwardKey: key("0001"), Args: []string{"2026-08", "age_18"}},
		{Code: "debt.open", AwardKey: key("0011"), Args: []string{"33.50"}},
	}
	m.Seal = &roster.Seal{Overrides: []roster.Override{{Code: "account.missing", Household: "0023", By: "李静", Reason: "存折丢失，本月以现金代发"}}}
	m.Blocked = true
	return m
}

// many makes n lines for benchmarks, four programmes, a change in every tenth.
func many(n int) []roster.Entry {
	out := make([]roster.Entry, 0, n)
	programs := []calc.Program{calc.Dibao, calc.Dibao, calc.Dibao, calc.Tekun, "nursing"}
	for i := range n {
		region := calc.RegionCode(fmt.Sprintf("999901%03d%03d", i/5000+1, i/100%50+1))
		e := entry(strconv.Itoa(1_000_000+i), region, calc.Settlement(1+i/7%2), programs[i%5], "欧阳某某", i)
		e.Account, e.Base = fmt.Sprintf("62300000000%08d", i), calc.Money(30000+i%50000)
		if i%3 == 0 {
			e.Supplement = 120_00
		}
		if i%10 == 0 {
			e.Causes = []roster.Cause{cause(roster.Standard, 50_00, "")}
		}
		out = append(out, e)
	}
	return out
}
