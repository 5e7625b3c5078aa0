package wording

import (
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/records"
)

// A household's history shows the tails of its numbers, however short or long they are,
// in its fields, in what was typed as a reason or a note, and in the people's lines.
func TestHistoryIsMasked(t *testing.T) {
	const id, phone, landline, account = "999999195804120026", "13900000009", "5231234", "6229990000000000018"
	h := &calc.Household{
		Number: "1", Region: "999901001001", Phone: phone, Payee: "张三", PayeeID: id, Account: account, Note: "联系人 " + phone,
		Members: []calc.Member{{Name: "张三", ID: id, Relation: calc.Head, Note: "旧证 " + id}},
		Items:   []calc.Item{{Member: id, Kind: calc.Deposit, Amount: 100, Per: calc.Once, Note: "卡 " + account}},
	}
	other := *h
	other.Phone, other.Account = landline, "12345678"
	right := *h
	right.Members = []calc.Member{h.Members[0]}
	right.Members[0].ID = "999999195804120077"
	for _, l := range []Lang{Chinese, English} {
		var lines []string
		for _, pair := range [][2]*calc.Household{{{Number: "1"}, h}, {h, &other}, {h, &right}} {
			for _, d := range records.Differences(pair[0], pair[1]) {
				lines = append(lines, l.DifferenceLine(d), l.FieldLine(d))
			}
		}
		lines = append(lines, l.HouseholdVersion(1, calc.NewDay(2026, 11, 1), "li", "household.edit", 0, 0, "核对 "+id), l.MemberLine(&h.Members[0], calc.NewMonth(2026, 11)), l.ItemLine(&h.Items[0]), Masked(h.Note))
		text := strings.Join(lines, "\n")
		for _, number := range []string{id, phone, landline, account, "12345678", string(right.Members[0].ID)} {
			if strings.Contains(text, number) || !strings.Contains(text, calc.Tail(number)) {
				t.Errorf("%s whole, or without its tail, in\n%s", calc.Tail(number), text)
			}
		}
	}
}
