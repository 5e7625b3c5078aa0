package records_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/records"
)

// grammar has for each column of each sheet the words that drawn sheets use;
// "_" is an empty cell.
var grammar = []struct{ sheet, heading, words string }{
	{
		"household", "household,region,settlement,payee,payee_id,account,hukou,permit_until",
		"1 2,999901001001,_ urban 农村,黄娜 黄・娜 古丽.买提,_ 999999198506307574 '99999919460505499x,_ 6256722073133911878 0012-345,_ 本地,_ 2027-03-31",
	},
	{
		"成员", "户编号,姓名,身份证号,与户主关系,计入,残疾等级,残疾类别",
		"1 2,黄娜 孙\u3000勇,999999198506307574 999999196004200903 000283197901010016,_ 户主 child,_ 是 no,_ 1 四级,_ 精神",
	},
	{
		"item", "household,id,kind,amount,per",
		"1 2,_ 999999198506307574 12,wage 医疗 other,0 5 13383.70 9999999999.99,month 年 once",
	},
	{
		"decision", "household,id,program,decision,from,until,class,mode,insured,percapita,reason,order",
		"1,_ 999999198506307574,dibao 特困 orphan,determine 停发 taper,2026-03 2026-09,_ 2027-02,_ 半自理 1,_ single 集中,_ 12;999999198506307574,_ 366.99,death 其他,_ 1 2",
	},
}

func TestImportAnySheets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		junk := rapid.Bool().Draw(t, "with junk")
		var text strings.Builder
		for _, g := range grammar {
			text.WriteString("-- " + g.sheet + " --\n" + g.heading + "\n")
			for range rapid.IntRange(0, 4).Draw(t, g.sheet) {
				var cells []string
				for column := range strings.SplitSeq(g.words, ",") {
					word := rapid.SampledFrom(strings.Split(column, " ")).Draw(t, "cell")
					if junk && rapid.IntRange(0, 20).Draw(t, "junk") == 0 {
						word = rapid.SampledFrom([]string{"_", "=1", "-1", "1e9", "\"", "2026-13", "无", ";", "黄娜的账号", strings.Repeat("黄", 61)}).Draw(t, "cell")
					}
					cells = append(cells, strings.Trim(word, "_"))
				}
				text.WriteString(strings.Join(cells, ",") + "\n")
			}
		}
		faults := checkImport(t, text.String())
		if !junk && len(faults) > 0 {
			t.Fatalf("good sheets have faults:\n%s", faultLines(faults))
		}
	})
}

func FuzzRecords(f *testing.F) {
	for _, g := range grammar {
		f.Add("-- " + g.sheet + " --\n" + g.heading + "\n" + strings.NewReplacer("_ ", "", " ", "").Replace(g.words))
	}
	f.Add("-- region --\ncode,name\n999901001001,东村\n-- item --\n金额（元）,户编号,周期,类别\n5,1,月,工资\n\"")
	f.Fuzz(func(t *testing.T, text string) {
		checkImport(t, text)
		_, faults := records.ReadRegions(tables(text))
		checkPlaces(t, text, faults)
	})
}

// checkImport is what holds for every text: it is read without harm and the same
// way each time, every fault has its place, and rows without fault hold only
// what R3, R9 and X1–X9 allow. The faults that refuse are returned.
func checkImport(t rapid.TB, text string) calc.Faults {
	im, faults := records.Read(tables(text), today)
	if _, again := records.Read(tables(text), today); faultLines(again) != faultLines(faults) {
		t.Fatalf("read twice it differs:\n%s\n%s", faultLines(faults), faultLines(again))
	}
	checkPlaces(t, text, faults)
	if len(faults.Refusing()) > 0 {
		return faults.Refusing()
	}
	for _, h := range im.Households {
		checkNumber(t, h.Number)
		checkID(t, h.PayeeID)
		if records.NormalName(h.Payee) != h.Payee || strings.Trim(h.Account, "0123456789") != "" {
			t.Fatalf("payee %q, account %q", h.Payee, h.Account)
		}
	}
	for _, m := range im.Members {
		checkNumber(t, m.Household)
		checkID(t, m.ID)
		if m.ID == "" || m.Name == "" || records.NormalName(m.Name) != m.Name || m.Level > 4 {
			t.Fatalf("member %q %q, level %d", m.ID, m.Name, m.Level)
		}
	}
	for _, i := range im.Items {
		checkNumber(t, i.Household)
		if i.Amount < 0 || i.Amount > calc.MaxMoney || i.Kind == 0 || i.Per == 0 {
			t.Fatalf("an item of %s %s per %s", i.Kind, i.Amount, i.Per)
		}
	}
	for i, d := range im.Decisions {
		checkNumber(t, d.Household)
		if !d.Sound || d.Kind == 0 || d.From == 0 || d.Program == "" || d.Until != 0 && d.Until < d.From || (d.Kind == calc.Stop) != (d.StopReason != 0) || d.PerCapita.Sign() < 0 {
			t.Fatalf("decision %+v", d)
		}
		if i > 0 && im.Decisions[i-1].Order > d.Order {
			t.Fatalf("decision %d comes before %d", im.Decisions[i-1].Order, d.Order)
		}
	}
	return nil
}

func checkNumber(t rapid.TB, n calc.HouseholdNumber) {
	if n == "" || len(n) > 32 || strings.ContainsAny(string(n), " \t\r\n;；") {
		t.Fatalf("household %q", n)
	}
}

func checkID(t rapid.TB, id calc.IDNumber) {
	if id == "" {
		return
	}
	if again, err := calc.ParseIDNumber(string(id), today); again != id || err != nil {
		t.Fatalf("number %q: %v", id, err)
	}
}

func checkPlaces(t rapid.TB, text string, faults calc.Faults) {
	for _, f := range faults {
		if f.Code == "" || f.Place.File == "" && f.Code != "import.nothing" && f.Code != "region.none" {
			t.Fatalf("a fault without code or place: %#v", f)
		}
		if utf8.ValidString(text) && !utf8.ValidString(strings.Join(f.Args, "")) {
			t.Fatalf("a fault that is no text: %q", f.Args)
		}
	}
}
