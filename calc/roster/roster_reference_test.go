package roster_test

import (
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"doudi/calc"
)

// reference is R4 to R6 once more, written to be obvious: fractions of math/big
// throughout, tables as rows of text, and a ledger of what every award was paid
// for every month. Of the program it takes the records alone.
type reference struct {
	opening calc.Month
	tables  map[string][]map[string]string
	paid    map[calc.AwardKey]map[calc.Month]*big.Rat
}

// load takes tables into use.
func (r *reference) load(ts tables) {
	r.tables = map[string][]map[string]string{}
	for name, lines := range ts {
		heading := strings.Split(lines[0], ",")
		for _, line := range lines[1:] {
			row := map[string]string{}
			for i, cell := range strings.Split(line, ",") {
				row[heading[i]] = cell
			}
			r.tables[name] = append(r.tables[name], row)
		}
	}
}

func rat(s string) *big.Rat {
	x, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return x
}

func add(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) }
func sub(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
func mul(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }

func percent(a *big.Rat, of string) *big.Rat { return mul(a, mul(rat(of), big.NewRat(1, 100))) }
func larger(a, b *big.Rat) *big.Rat          { return slices.MaxFunc([]*big.Rat{a, b}, (*big.Rat).Cmp) }

// parameter is the text in force, the programme's own before the plain one; ""
// where there is none.
func (r *reference) parameter(key string, program calc.Program, m calc.Month) string {
	for _, k := range []string{key + "." + string(program), key} {
		from, value := "", ""
		for _, row := range r.tables["parameter"] {
			if row["key"] == k && row["from"] <= m.String() && row["from"] >= from {
				from, value = row["from"], row["value"]
			}
		}
		if from != "" {
			return value
		}
	}
	return ""
}

// round takes x to whole units of the programme.
func (r *reference) round(x *big.Rat, program calc.Program, m calc.Month) *big.Rat {
	return r.units(x, program, m, r.parameter("rounding.mode", program, m))
}

func (r *reference) units(x *big.Rat, program calc.Program, m calc.Month, mode string) *big.Rat {
	unit := rat(r.parameter("rounding.unit", program, m))
	units := new(big.Rat).Quo(x, unit)
	if mode == "half_up" {
		units = add(units, rat("1/2"))
	}
	whole, rest := new(big.Int).QuoRem(units.Num(), units.Denom(), new(big.Int))
	if mode == "up" && rest.Sign() > 0 {
		whole.Add(whole, big.NewInt(1))
	}
	return mul(new(big.Rat).SetInt(whole), unit)
}

// standard is the most specific row that has begun, of those the latest; nil
// where it is abolished.
func (r *reference) standard(program calc.Program, class string, f *calc.Facts, m calc.Month) *big.Rat {
	best, value := "", (*big.Rat)(nil)
	for _, row := range r.tables["standard"] {
		if row["program"] != string(program) || row["class"] != class || row["from"] > m.String() ||
			!strings.HasPrefix(string(f.Region), row["region"]) || row["settlement"] != "" && row["settlement"] != f.Settlement.String() {
			continue
		}
		rank := fmt.Sprintf("%02d%t%s", len(row["region"]), row["settlement"] != "", row["from"])
		if rank < best {
			continue
		}
		if best, value = rank, nil; row["amount"] != "" {
			if value = rat(row["amount"]); row["per"] == "year" {
				value = mul(value, big.NewRat(1, 12))
			}
		}
	}
	if best == "" {
		panic("no standard: " + string(program) + " " + class)
	}
	return value
}

// in says whether a person belongs to one of the groups that the test uses.
func in(group string, p *calc.Insured, m calc.Month) bool {
	age := m.Year() - p.Birth.Year()
	if p.Birth.Number() > m.Number() || p.Birth.Number() == m.Number() && p.Birth.DayOfMonth() > 1 {
		age--
	}
	return map[string]bool{"": true, "elder": age >= 60, "minor": age <= 17, "ill": p.Illness == calc.Severe, "severe": p.Level == 1 || p.Level == 2}[group]
}

// supplements are a person's rows in force; of versions of one row the latest.
func (r *reference) supplements(p *calc.Insured, m calc.Month) []map[string]string {
	latest := map[string]map[string]string{}
	for _, row := range r.tables["supplement"] {
		key := row["code"] + row["group"]
		if row["from"] <= m.String() && (row["until"] == "" || row["until"] >= m.String()) && row["from"] >= latest[key]["from"] && in(row["group"], p, m) {
			latest[key] = row
		}
	}
	return slices.Collect(maps.Values(latest))
}

// parts are base, supplement, minimum, taper and bonus.
type parts [5]*big.Rat

func nothing() parts { return parts{rat("0"), rat("0"), rat("0"), rat("0"), rat("0")} }

func (p parts) regular() *big.Rat { return add(add(p[0], p[1]), add(p[2], p[3])) }

// entitled is what the decisions are worth in a month.
func (r *reference) entitled(program calc.Program, ds []calc.Decision, m calc.Month) parts {
	i := len(ds) - 1
	for i >= 0 && ds[i].From > m {
		i--
	}
	if i < 0 {
		return nothing()
	}
	d, out := &ds[i], nothing()
	before := func() *big.Rat { return r.entitled(program, ds[:i], d.From-1).regular() }
	switch {
	case d.Kind == calc.Determine && program != calc.Dibao:
		if value := r.standard(program, d.Facts.Class, d.Facts, m); value != nil {
			out[0] = r.round(value, program, m)
		}
	case d.Kind == calc.Determine:
		return r.dibao(d.Facts, m)
	case d.Kind == calc.Taper && m <= d.Until:
		out[3] = r.round(percent(before(), r.parameter("taper.share", program, m)), program, m)
	case d.Kind == calc.Resume:
		for i--; ds[i].Kind != calc.Suspend; i-- {
		}
		return r.entitled(program, ds[:i], m)
	case d.Kind == calc.Stop && d.StopReason == calc.Voluntary && m == d.From:
		if months := r.parameter("exit.bonus_months", program, m); months != "" {
			out[4] = r.round(mul(before(), rat(months)), program, m)
		}
	}
	return out
}

func (r *reference) dibao(f *calc.Facts, m calc.Month) parts {
	own := r.standard(calc.Dibao, f.Class, f, m)
	if own == nil {
		return nothing()
	}
	s, gap, y := own, own, rat(f.Income.PerCapita.String())
	switch plain := r.standard(calc.Dibao, "", f, m); {
	case f.Class != "" && plain != nil:
		s = plain
	case f.Class != "":
	case f.Mode == calc.SinglePerson:
		gap = larger(rat("0"), sub(percent(s, r.parameter("dibao.single.share", calc.Dibao, m)), y))
	default:
		gap = larger(rat("0"), sub(s, y))
	}
	sum, out := rat("0"), nothing()
	for i := range f.Insured {
		p, base, best := &f.Insured[i], gap, rat("0")
		for _, row := range r.supplements(p, m) {
			if row["kind"] == "full" && f.Class == "" && f.Mode != calc.SinglePerson {
				base = larger(base, percent(s, cmp.Or(row["value"], "100")))
			}
		}
		for _, row := range r.supplements(p, m) {
			value := cmp.Or(row["value"], "0")
			of := map[string]*big.Rat{"benefit_percent": percent(base, value), "standard_percent": percent(s, value), "amount": rat(value), "full": best}
			best = larger(best, of[row["kind"]])
		}
		sum, out[1] = add(sum, base), add(out[1], r.round(best, calc.Dibao, m))
	}
	out[0] = r.round(sum, calc.Dibao, m)
	if least := r.parameter("dibao.minimum", calc.Dibao, m); least != "" && out.regular().Sign() > 0 {
		out[2] = larger(rat("0"), sub(rat(least), out.regular()))
	}
	return out
}

// run computes and books a month for one award, and gives the line as shown
// gives it.
func (r *reference) run(a *calc.Award, month calc.Month) string {
	if r.paid[a.AwardKey] == nil {
		r.paid[a.AwardKey] = map[calc.Month]*big.Rat{}
	}
	paid := r.paid[a.AwardKey]
	now := r.entitled(a.Program, a.Decisions, month)
	var arrears, recovery, money strings.Builder
	var over []calc.Month
	size := map[calc.Month]*big.Rat{}
	allArrears, debt := rat("0"), rat("0")
	back := rat(r.parameter("arrears.months", a.Program, month)).Num().Int64()
	for past := max(r.opening, month-calc.Month(back)); past < month; past++ {
		owed := r.entitled(a.Program, a.Decisions, past)
		difference := sub(add(owed.regular(), owed[4]), paid[past])
		if size[past] = new(big.Rat).Abs(difference); difference.Sign() > 0 {
			fmt.Fprintf(&arrears, " +%s:%s", past, difference.FloatString(2))
			allArrears, paid[past] = add(allArrears, difference), add(paid[past], difference)
		} else if difference.Sign() < 0 {
			over, debt = append(over, past), add(debt, size[past])
		}
	}
	may := add(allArrears, r.units(percent(now.regular(), r.parameter("recovery.share", a.Program, month)), a.Program, month, "down"))
	for _, past := range over {
		part := size[past]
		if part.Cmp(may) > 0 {
			part = may
		}
		if may, debt = sub(may, part), sub(debt, part); part.Sign() > 0 {
			fmt.Fprintf(&recovery, " -%s:%s", past, part.FloatString(2))
			paid[past] = sub(paid[past], part)
		}
	}
	paid[month] = add(now.regular(), now[4])
	for _, part := range now {
		fmt.Fprintf(&money, "%s ", part.FloatString(2))
	}
	return money.String() + arrears.String() + recovery.String() + " debt " + debt.FloatString(2)
}
