package store

import (
	"fmt"
	"reflect"
	"time"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/procedure"
	"doudi/calc/roster"
)

// One sample of every record kind with something in every field; the fixtures
// in testdata are these.
var (
	fullSettings = Settings{County: "清河县", Opening: opening, Root: key32(100)}
	fullHead     = head{Decision: 71234, Journal: 300, Policy: 2, Digest: digestOf(9), Changed: 299, Records: 2345, Sum: [tagSize]byte{1, 15: 2}}
	fullEntry    = Entry{
		Seq: 300, Operation: OperationID{1, 15: 2}, At: noon, Operator: "李建国", Act: "roster.confirm", Subject: "2026-11", Reason: "a1b2",
		Before: digestOf(1), After: digestOf(2), Previous: digestOf(3),
	}
	fullPolicy = PolicyTables{Version: 2, LoadedAt: noon, LoadedBy: "王丽", Tables: []PolicyTable{{
		Name: "standard", File: "policy.xlsx", Sheet: "标准",
		Rows: []PolicyRow{{Line: 1, Cells: []string{"program", "amount"}, Columns: []int{1, 6}}, {Line: 20, Cells: []string{"低保", "787"}, Columns: []int{1, 6}}},
	}}}
	fullRegion    = calc.Region{Code: "999901001001", Name: "东关社区", Settlement: calc.Urban}
	fullHousehold = calc.Household{
		Number: "000031", Region: "999901001002", Settlement: calc.Rural, Address: "后双岛村12号", Phone: "13900000000",
		Payee: "周晓玲", PayeeID: person18(31), Bank: "农村商业银行", Account: "6230000000000000031", Hukou: calc.PermitHukou,
		PermitUntil: calc.NewDay(2028, 2, 29), RelativeOf: "王丽", Note: "危房", Revision: 17,
		Members: []calc.Member{{
			Name: "娜仁·图雅", ID: person18(32), Relation: calc.Grandparent, Uncounted: true, Attributes: fullAttributes,
			CertificateUntil: calc.NewDay(2030, 1, 1), Note: "住院",
		}},
		Items: []calc.Item{{Member: person18(32), Kind: calc.Medical, Amount: 13383_70, Per: calc.Once, Note: "发票3张"}},
	}
	fullAttributes = calc.Attributes{
		Disability: calc.Mental, Level: 3, Illness: calc.Chronic, Labour: calc.NoLabour, Schooling: calc.Senior,
		Selfcare: calc.Dependent, Special: calc.Veteran,
	}
	fullDecision = calc.Decision{
		Seq: 71234, Kind: calc.Stop, From: opening, Until: opening + 5, Reviewed: calc.NewDay(2026, 6, 30), StopReason: calc.Voluntary,
		Reason: "就业", RecordedBy: "李建国", ConfirmedBy: "王丽", RecordedAt: noon, Source: "decision.csv",
		Warrant: &calc.Warrant{
			Applied: calc.NewDay(2026, 6, 28), Hearing: &calc.Heard{Day: calc.NewDay(2026, 6, 29), Person: "周晓玲", Statement: "同意"},
			Minutes: "清救〔2026〕3号", Seen: digestOf(10), Maker: []byte("the maker's"), Checker: []byte("the checker's"), ConfirmedAt: noon.Add(time.Hour),
		},
		Facts: &calc.Facts{
			Class: "basic", Mode: calc.SinglePerson, Settlement: calc.Urban, Region: "999901001001",
			Insured: []calc.Insured{{ID: person18(32), Name: "娜仁·图雅", Birth: calc.NewDay(1960, 1, 1), Attributes: fullAttributes}},
			Income: calc.Income{
				Given: true, Yearly: 8400_00, People: 3, PerCapita: calc.FractionOf(700, 3),
				Deductions: []calc.Deduction{{Kind: calc.Education, Spent: 9000_00, Amount: calc.FractionOf(8000, 1), Document: "民发〔2026〕1号"}},
			},
		},
	}
	fullRequest = AccountRequest{
		Journal: 301, Before: fullHousehold.PayAccount(), After: calc.PayAccount{Payee: "娜仁·图雅", PayeeID: person18(32), Bank: "邮储银行", Account: "6217000000000000032"},
		Maker: Signature{By: "李建国", At: noon, Bytes: [64]byte{1, 63: 2}},
	}
	fullKept = kept{
		Change{
			Journal: 302, Day: calc.NewDay(2026, 11, 21), From: opening, Event: calc.NewDay(2026, 6, 30), Others: []calc.HouseholdNumber{"000032"}, Closed: true,
			Account: &AccountChange{fullRequest, Signature{By: "王丽", At: noon, Bytes: [64]byte{3, 63: 4}}},
		},
		"the record before",
	}
	fullFiled     = filed{calc.AwardKey{Household: filedUnder, Program: calc.Dibao, Person: person18(32)}, fullDecision}
	fullFollowing = filed{fullFiled.Award, following(fullDecision)}
	fullPending   = Pending{
		AwardKey: fullFiled.Award, Number: 298, Decision: fullDecision, Named: true,
		Basis: Basis{Revision: 17, Household: digestOf(11), Policy: 2, Earlier: 71230, Before: 400_01, After: 1200_00},
	}
	fullEntries = []roster.Entry{{
		AwardKey: calc.AwardKey{Household: "000031", Program: calc.Dibao, Person: person18(32)},
		Region:   "999901001002", Settlement: calc.Rural, Head: "周晓玲", People: 2,
		Amounts: entitlement.Amounts{Base: 400_01, Supplement: 60_00, Minimum: 50, Taper: 25_00, Bonus: 1200_00},
		Arrears: []roster.Correction{{Month: opening - 1, Amount: 12_00}}, Recovery: []roster.Correction{{Month: opening - 2, Amount: 30_00}},
		Reissue: 460_01, Payee: "周晓玲", PayeeID: person18(31), Bank: "农村商业银行", Account: "6230000000000000031", Payment: "202607-000001",
		Standing: entitlement.Stopped, Held: true, Decision: 9, Basis: 8, Debt: 33_50, Settled: true,
		Causes: []roster.Cause{{Code: roster.Stopped, Amount: -460_01, Detail: "voluntary"}},
	}}
	fullFindings = []roster.Finding{{Code: "insured.twice", Block: true, AwardKey: calc.AwardKey{Household: "000031", Program: calc.Dibao, Person: person18(32)}, Args: []string{"…0032", "000001"}}}
	fullSeal     = roster.Seal{
		Month: opening, County: "清河县", State: roster.Confirmed, Blocks: 1, Warnings: 12,
		Programs: []roster.Total{fullTotal}, All: fullTotal,
		Overrides: []roster.Override{{Code: "insured.twice", Household: "000031", Person: person18(32), By: "李建国", Reason: "已核实"}},
		Policy:    2, PolicyDigest: roster.Digest(digestOf(4)), Horizon: 71234, Entries: roster.Digest(digestOf(5)),
		Findings: roster.Digest(digestOf(6)), Previous: roster.Digest(digestOf(7)),
		SubmittedBy: "李建国", SubmittedAt: noon, ConfirmedBy: "王丽", ConfirmedAt: noon.Add(time.Hour),
		SubmitSignature: []byte("the maker's"), ConfirmSignature: []byte("the checker's"),
		Journal: 299, JournalHead: roster.Digest(digestOf(8)),
	}
	fullTotal = roster.Total{Program: calc.Dibao, Region: "999901000000", Level: "county", Households: 60, Persons: 112, Lines: 61, Amount: 31415_92}
)

// following is a decision that follows an application.
func following(d calc.Decision) calc.Decision {
	w := *d.Warrant
	w.Application = "S000031"
	d.Warrant = &w
	return d
}

func digestOf(n byte) (d [32]byte) {
	for i := range d {
		d[i] = n ^ byte(i)
	}
	return d
}

func key32(n byte) []byte { d := digestOf(n); return d[:] }

var texts = rapid.OneOf(rapid.SampledFrom([]string{"", "张", "娜仁·图雅", "𠮷", "000031", "\x00", "\xff\xfe", "=1+1"}), rapid.String())

func text(t *rapid.T) string { return texts.Draw(t, "text") }

func list[T any](t *rapid.T, draw func(*rapid.T) T) []T {
	return rapid.SliceOfN(rapid.Custom(draw), 0, 3).Draw(t, "list")
}

func coded[T calc.Kind](t *rapid.T) T {
	return T(rapid.IntRange(0, calc.KindCount[T]()-1).Draw(t, "kind"))
}

func yesNo(t *rapid.T) bool        { return rapid.Bool().Draw(t, "flag") }
func count(t *rapid.T) int         { return rapid.IntMin(0).Draw(t, "count") }
func seq(t *rapid.T) uint64        { return rapid.Uint64().Draw(t, "seq") }
func money(t *rapid.T) calc.Money  { return calc.Money(rapid.Int64().Draw(t, "money")) }
func month(t *rapid.T) calc.Month  { return calc.Month(rapid.Int32().Draw(t, "month")) }
func day(t *rapid.T) calc.Day      { return calc.Day(rapid.Int32().Draw(t, "day")) }
func id(t *rapid.T) calc.IDNumber  { return calc.IDNumber(text(t)) }
func instant(t *rapid.T) time.Time { return time.Unix(rapid.Int64().Draw(t, "seconds"), 0).UTC() }

func octets(t *rapid.T) []byte { return []byte(text(t)) }

func digest(t *rapid.T) (d [32]byte) {
	copy(d[:], rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "digest"))
	return d
}

func fraction(t *rapid.T) calc.Fraction {
	return calc.FractionOf(rapid.Int64Min(-1<<63+1).Draw(t, "numerator"), rapid.Int64Min(1).Draw(t, "denominator"))
}

func award(t *rapid.T) calc.AwardKey {
	return calc.AwardKey{Household: calc.HouseholdNumber(text(t)), Program: calc.Program(text(t)), Person: id(t)}
}

func drawSettings(t *rapid.T) Settings {
	return Settings{County: text(t), Opening: month(t), Root: octets(t)}
}

func drawHead(t *rapid.T) head {
	h := head{Decision: seq(t), Journal: seq(t), Policy: count(t), Digest: digest(t), Changed: seq(t), Records: seq(t)}
	sum := digest(t)
	copy(h.Sum[:], sum[:])
	return h
}

func drawEntry(t *rapid.T) Entry {
	j := Entry{Seq: seq(t), At: instant(t), Operator: text(t), Act: text(t), Subject: text(t), Reason: text(t), Before: digest(t), After: digest(t), Previous: digest(t)}
	operation := digest(t)
	copy(j.Operation[:], operation[:])
	return j
}

func drawPolicy(t *rapid.T) PolicyTables {
	row := func(t *rapid.T) PolicyRow {
		r := PolicyRow{Line: count(t), Cells: list(t, text)}
		r.Columns = make([]int, len(r.Cells))
		for i := range r.Columns {
			r.Columns[i] = count(t)
		}
		return r
	}
	table := func(t *rapid.T) PolicyTable {
		return PolicyTable{Name: text(t), File: text(t), Sheet: text(t), Rows: list(t, row)}
	}
	return PolicyTables{Version: count(t), LoadedAt: instant(t), LoadedBy: text(t), Tables: list(t, table)}
}

func drawRegion(t *rapid.T) calc.Region {
	return calc.Region{Code: calc.RegionCode(text(t)), Name: text(t), Settlement: coded[calc.Settlement](t)}
}

func drawAttributes(t *rapid.T) calc.Attributes {
	return calc.Attributes{
		Disability: coded[calc.Disability](t), Level: rapid.Uint8().Draw(t, "level"), Illness: coded[calc.Illness](t), Labour: coded[calc.Labour](t),
		Schooling: coded[calc.Schooling](t), Selfcare: coded[calc.Selfcare](t), Special: coded[calc.Special](t),
	}
}

func drawHousehold(t *rapid.T) calc.Household {
	member := func(t *rapid.T) calc.Member {
		return calc.Member{
			Name: text(t), ID: id(t), Relation: coded[calc.Relation](t), Uncounted: yesNo(t), Attributes: drawAttributes(t),
			CertificateUntil: day(t), Note: text(t),
		}
	}
	item := func(t *rapid.T) calc.Item {
		return calc.Item{Member: id(t), Kind: coded[calc.ItemKind](t), Amount: money(t), Per: coded[calc.Period](t), Note: text(t)}
	}
	return calc.Household{
		Number: calc.HouseholdNumber(text(t)), Region: calc.RegionCode(text(t)), Settlement: coded[calc.Settlement](t),
		Address: text(t), Phone: text(t), Payee: text(t), PayeeID: id(t), Bank: text(t), Account: text(t), Hukou: coded[calc.Hukou](t),
		PermitUntil: day(t), RelativeOf: text(t), Note: text(t), Revision: seq(t), Members: list(t, member), Items: list(t, item),
	}
}

func drawAccount(t *rapid.T) calc.PayAccount {
	return calc.PayAccount{Payee: text(t), PayeeID: id(t), Bank: text(t), Account: text(t)}
}

func drawSignature(t *rapid.T) Signature {
	s := Signature{By: text(t), At: instant(t)}
	first, second := digest(t), digest(t)
	copy(s.Bytes[:], append(first[:], second[:]...))
	return s
}

func drawRequest(t *rapid.T) AccountRequest {
	return AccountRequest{Journal: seq(t), Before: drawAccount(t), After: drawAccount(t), Maker: drawSignature(t)}
}

func drawKept(t *rapid.T) kept {
	number := func(t *rapid.T) calc.HouseholdNumber { return calc.HouseholdNumber(text(t)) }
	k := kept{Change{Journal: seq(t), Day: day(t), From: month(t), Event: day(t), Others: list(t, number), Closed: yesNo(t)}, text(t)}
	if yesNo(t) {
		k.Account = &AccountChange{drawRequest(t), drawSignature(t)}
	}
	return k
}

func drawHome(t *rapid.T) home {
	first := drawKept(t).Change
	return home{calc.RegionCode(text(t)), &first}
}

// filed is a decision with its award, as a record holds them.
type filed struct {
	Award    calc.AwardKey
	Decision calc.Decision
}

// filedUnder is the household of every decision that is drawn for a record: it
// stands in the key.
const filedUnder = "000031"

func drawFiled(t *rapid.T) filed {
	a := award(t)
	a.Household = filedUnder
	return filed{a, drawDecision(t)}
}

func drawDecision(t *rapid.T) calc.Decision {
	d := calc.Decision{
		Seq: seq(t), Kind: coded[calc.DecisionKind](t), From: month(t), Until: month(t), Reviewed: day(t), StopReason: coded[calc.StopReason](t),
		Reason: text(t), RecordedBy: text(t), ConfirmedBy: text(t), RecordedAt: instant(t), Source: text(t),
	}
	if yesNo(t) {
		d.Facts = drawFacts(t)
	}
	if yesNo(t) {
		d.Warrant = drawWarrant(t)
	}
	return d
}

func drawWarrant(t *rapid.T) *calc.Warrant {
	w := &calc.Warrant{Applied: day(t), Minutes: text(t), Seen: digest(t), Maker: octets(t), Checker: octets(t), ConfirmedAt: instant(t), Application: text(t)}
	if yesNo(t) {
		w.Hearing = &calc.Heard{Day: day(t), Person: text(t), Statement: text(t)}
	}
	return w
}

func drawPending(t *rapid.T) Pending {
	return Pending{
		AwardKey: award(t), Number: seq(t), Decision: drawDecision(t), Named: yesNo(t),
		Basis: Basis{Revision: seq(t), Household: digest(t), Policy: count(t), Earlier: seq(t), Before: money(t), After: money(t)},
	}
}

func drawFacts(t *rapid.T) *calc.Facts {
	insured := func(t *rapid.T) calc.Insured {
		return calc.Insured{ID: id(t), Name: text(t), Birth: day(t), Attributes: drawAttributes(t)}
	}
	deduction := func(t *rapid.T) calc.Deduction {
		return calc.Deduction{Kind: coded[calc.ItemKind](t), Spent: money(t), Amount: fraction(t), Document: text(t)}
	}
	return &calc.Facts{
		Class: text(t), Mode: coded[calc.Mode](t), Settlement: coded[calc.Settlement](t), Region: calc.RegionCode(text(t)), Insured: list(t, insured),
		Income: calc.Income{Given: yesNo(t), Yearly: money(t), People: count(t), Deductions: list(t, deduction), PerCapita: fraction(t)},
	}
}

func drawEntries(t *rapid.T) []roster.Entry {
	correction := func(t *rapid.T) roster.Correction { return roster.Correction{Month: month(t), Amount: money(t)} }
	cause := func(t *rapid.T) roster.Cause {
		return roster.Cause{Code: roster.CauseCode(text(t)), Amount: money(t), Detail: text(t)}
	}
	return list(t, func(t *rapid.T) roster.Entry {
		return roster.Entry{
			AwardKey: award(t), Region: calc.RegionCode(text(t)), Settlement: coded[calc.Settlement](t), Head: text(t), People: count(t),
			Amounts: entitlement.Amounts{Base: money(t), Supplement: money(t), Minimum: money(t), Taper: money(t), Bonus: money(t)},
			Arrears: list(t, correction), Recovery: list(t, correction), Reissue: money(t),
			Payee: text(t), PayeeID: id(t), Bank: text(t), Account: text(t), Payment: text(t),
			Standing: entitlement.Standing(rapid.IntRange(0, int(entitlement.Stopped)).Draw(t, "standing")),
			Held:     yesNo(t), Decision: seq(t), Basis: seq(t), Debt: money(t), Settled: yesNo(t), Causes: list(t, cause),
		}
	})
}

func drawFindings(t *rapid.T) []roster.Finding {
	return list(t, func(t *rapid.T) roster.Finding {
		return roster.Finding{Code: text(t), Block: yesNo(t), AwardKey: award(t), Args: list(t, text)}
	})
}

func drawSeal(t *rapid.T) roster.Seal {
	total := func(t *rapid.T) roster.Total {
		return roster.Total{
			Program: calc.Program(text(t)), Region: calc.RegionCode(text(t)), Level: text(t),
			Households: count(t), Persons: count(t), Lines: count(t), Amount: money(t),
		}
	}
	override := func(t *rapid.T) roster.Override {
		return roster.Override{Code: text(t), Household: calc.HouseholdNumber(text(t)), Person: id(t), By: text(t), Reason: text(t)}
	}
	return roster.Seal{
		Month: month(t), County: text(t), State: roster.State(rapid.IntRange(0, int(roster.Confirmed)).Draw(t, "state")),
		Programs: list(t, total), All: total(t), Blocks: count(t), Warnings: count(t), Overrides: list(t, override),
		Policy: count(t), PolicyDigest: digest(t), Horizon: seq(t), Entries: digest(t), Findings: digest(t), Previous: digest(t),
		SubmittedBy: text(t), SubmittedAt: instant(t), ConfirmedBy: text(t), ConfirmedAt: instant(t),
		SubmitSignature: octets(t), ConfirmSignature: octets(t), Journal: seq(t), JournalHead: digest(t),
	}
}

// same is equality of records: empty lists are equal however they came about,
// times and fractions by their value.
func same(a, b any) bool { return sameValue(reflect.ValueOf(a), reflect.ValueOf(b)) }

func sameValue(a, b reflect.Value) bool {
	if a.Type() != b.Type() {
		return false
	}
	switch x := a.Interface().(type) {
	case time.Time:
		return x.Equal(b.Interface().(time.Time))
	case calc.Fraction:
		return x.Cmp(b.Interface().(calc.Fraction)) == 0
	}
	switch a.Kind() {
	case reflect.Pointer:
		return a.IsNil() == b.IsNil() && (a.IsNil() || sameValue(a.Elem(), b.Elem()))
	case reflect.Struct:
		return sameParts(a.NumField(), b.NumField(), a.Field, b.Field)
	case reflect.Slice, reflect.Array:
		return sameParts(a.Len(), b.Len(), a.Index, b.Index)
	}
	return a.Interface() == b.Interface()
}

func sameParts(n, m int, a, b func(int) reflect.Value) bool {
	if n != m {
		return false
	}
	for i := range n {
		if !sameValue(a(i), b(i)) {
			return false
		}
	}
	return true
}

// unset is the path of a field that holds nothing, "" where there is none.
func unset(v reflect.Value) string {
	if v.IsZero() {
		return "."
	}
	switch v.Interface().(type) {
	case time.Time, calc.Fraction, [32]byte, roster.Digest:
		return ""
	}
	switch v.Kind() {
	case reflect.Pointer:
		return unset(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			if path := unset(v.Index(i)); path != "" {
				return fmt.Sprintf("[%d]%s", i, path)
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if path := unset(v.Field(i)); path != "" {
				return "." + v.Type().Field(i).Name + path
			}
		}
	}
	return ""
}

// kindPath leads to one coded field of a record.
type kindPath struct {
	steps []int // fields and positions
	name  string
	count uint8 // values that the field may have
}

func (p kindPath) String() string { return p.name }

// set gives v with another number in the field.
func (p kindPath) set(v any, number uint8) any {
	holder := reflect.New(reflect.TypeOf(v)).Elem()
	holder.Set(reflect.ValueOf(v))
	at := holder
	for _, step := range p.steps {
		if at.Kind() == reflect.Pointer {
			at = at.Elem()
		}
		if at.Kind() == reflect.Slice {
			at = at.Index(step)
		} else {
			at = at.Field(step)
		}
	}
	at.SetUint(uint64(number))
	return holder.Interface()
}

// kindsIn finds all coded fields of a record, those in lists by their first
// element.
func kindsIn(v reflect.Value, steps []int) []kindPath {
	under := func(step int, name string, v reflect.Value) []kindPath {
		found := kindsIn(v, append(append([]int(nil), steps...), step))
		for i := range found {
			found[i].name = name + found[i].name
		}
		return found
	}
	var found []kindPath
	switch v.Kind() {
	case reflect.Pointer:
		return kindsIn(v.Elem(), steps)
	case reflect.Uint8:
		if n := numberOfKinds(v.Interface()); n > 0 {
			return []kindPath{{steps: steps, count: n}}
		}
	case reflect.Slice:
		if v.Len() == 0 { // what only a later version says
			return nil
		}
		return under(0, "[0]", v.Index(0))
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() || v.Type() == reflect.TypeFor[calc.Fraction]() {
			return nil
		}
		for i := range v.NumField() {
			found = append(found, under(i, "."+v.Type().Field(i).Name, v.Field(i))...)
		}
	}
	return found
}

func numberOfKinds(v any) uint8 {
	counts := map[reflect.Type]int{
		reflect.TypeFor[procedure.Kind](): int(procedure.Ended) + 1, reflect.TypeFor[procedure.Source](): int(procedure.Found) + 1,
		reflect.TypeFor[procedure.Level](): int(procedure.County) + 1,
		reflect.TypeFor[calc.Settlement](): calc.KindCount[calc.Settlement](), reflect.TypeFor[calc.Hukou](): calc.KindCount[calc.Hukou](),
		reflect.TypeFor[calc.Relation](): calc.KindCount[calc.Relation](), reflect.TypeFor[calc.Disability](): calc.KindCount[calc.Disability](),
		reflect.TypeFor[calc.Illness](): calc.KindCount[calc.Illness](), reflect.TypeFor[calc.Labour](): calc.KindCount[calc.Labour](),
		reflect.TypeFor[calc.Schooling](): calc.KindCount[calc.Schooling](), reflect.TypeFor[calc.Selfcare](): calc.KindCount[calc.Selfcare](),
		reflect.TypeFor[calc.Special](): calc.KindCount[calc.Special](), reflect.TypeFor[calc.ItemKind](): calc.KindCount[calc.ItemKind](),
		reflect.TypeFor[calc.Period](): calc.KindCount[calc.Period](), reflect.TypeFor[calc.DecisionKind](): calc.KindCount[calc.DecisionKind](),
		reflect.TypeFor[calc.Mode](): calc.KindCount[calc.Mode](), reflect.TypeFor[calc.StopReason](): calc.KindCount[calc.StopReason](),
		reflect.TypeFor[entitlement.Standing](): int(entitlement.Stopped) + 1, reflect.TypeFor[roster.State](): int(roster.Confirmed) + 1,
	}
	return uint8(counts[reflect.TypeOf(v)])
}

// deepCopy is a copy that shares no list and no pointer with the original.
func deepCopy(v any) any {
	return copyOf(reflect.ValueOf(v)).Interface()
}

func copyOf(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			out.Elem().Set(copyOf(v.Elem()))
		}
	case reflect.Slice:
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(copyOf(v.Index(i)))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out.Field(i).Set(copyOf(v.Field(i)))
			}
		}
	}
	return out
}
