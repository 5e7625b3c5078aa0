package reports

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports/wording"

	"github.com/google/go-cmp/cmp"
)

// twoPayments are three lines of two accounts, one paid under two programmes'
// lines of the same household.
func twoPayments() []roster.Entry {
	village := calc.RegionCode("999901001001")
	return []roster.Entry{
		with(entry("01", village, calc.Urban, "nursing", "张三", 1), func(e *roster.Entry) { e.Person, e.Base = id("19850303", 11), 150_00 }),
		with(entry("01", village, calc.Urban, "nursing", "张三", 1), func(e *roster.Entry) { e.Person, e.Base = id("19900404", 12), 80_50 }),
		with(entry("02", village, calc.Urban, "nursing", "李四", 2), func(e *roster.Entry) { e.Person, e.Base = e.PayeeID, 99_99 }),
	}
}

func TestBankProfiles(t *testing.T) {
	rows := []BankField{{Key: "serial", Width: 4, Fill: "0"}, {Key: "payee", Width: 8}, {Key: "amount_fen", Width: 9}}
	sums := []BankField{{Key: "text", Text: "T", Width: 1}, {Key: "count", Width: 3, Fill: "0"}, {Key: "sum", Width: 10}}
	for _, c := range []struct {
		name, want string
		profile    BankProfile
	}{
		{
			"delimited", "序号|领款人|金额|月份\n1|张三|230.50|2026-11\n2|李四|99.99|2026-11\nT|2|33049\n",
			BankProfile{
				File: "pay.txt", Format: "delimited", Delimiter: "|", Encoding: "utf-8", LineEnd: "lf", Heading: true,
				Columns: []BankField{{Key: "serial"}, {Key: "payee", Heading: "领款人"}, {Key: "amount"}, {Key: "month"}},
				Trailer: []BankField{{Key: "text", Text: "T"}, {Key: "count"}, {Key: "sum_fen"}},
			},
		},
		{
			"fixed", "T002    330.49\r\n0001张三        23050\r\n0002李四         9999\r\n",
			BankProfile{File: "pay.dat", Format: "fixed", Encoding: "gbk", LineEnd: "crlf", Columns: rows, Header: sums},
		},
		{
			"csv", "张三,2026年11月护理补贴,护理补贴,999999196001010012,农村商业银行\r\n李四,2026年11月护理补贴,护理补贴,999999196001010020,农村商业银行\r\n",
			BankProfile{
				File: "pay.csv", Format: "csv", Encoding: "gb18030", LineEnd: "crlf",
				Columns: []BankField{{Key: "payee"}, {Key: "remark"}, {Key: "program"}, {Key: "payee_id"}, {Key: "bank"}},
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, names := exported(t, monthOf(twoPayments()), wording.English, c.profile)
			if !slices.Contains(names, c.profile.File) {
				t.Fatalf("files %q", names)
			}
			got := read(t, dir, c.profile.File)
			if c.profile.Encoding != "utf-8" {
				got = utf8Of(t, got)
			}
			if diff := cmp.Diff(c.want, string(got)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestBankWorkbook(t *testing.T) {
	dir, _ := exported(t, monthOf(twoPayments()), wording.English, BankProfile{
		File: "bank.xlsx", Format: "xlsx", Heading: true,
		Columns: []BankField{{Key: "serial"}, {Key: "account"}, {Key: "payee"}, {Key: "amount"}, {Key: "amount_fen"}},
	})
	want := "== bank\n序号|账号|户名|金额|金额（分）\n1|6230000000000000001|张三|230.50|23050\n2|6230000000000000002|李四|99.99|9999\n"
	if got := string(cellsOf(t, read(t, dir, "bank.xlsx"))); got != want {
		t.Errorf("got %s", got)
	}
}

// TestBankFaults: what a bank cannot take is a fault that names the household;
// no bank file is left, all others are there.
func TestBankFaults(t *testing.T) {
	delimited := BankProfile{
		File: "bank.txt", Format: "delimited", Delimiter: "|", Encoding: "gbk", LineEnd: "lf", Columns: []BankField{{Key: "payee"}, {Key: "amount"}},
	}
	fixed := delimited
	fixed.Format, fixed.Columns = "fixed", []BankField{{Key: "payee", Width: 4}, {Key: "amount", Width: 9}}
	for _, c := range []struct {
		payee   string
		profile BankProfile
		want    calc.Fault
	}{
		{"李\ufffd", DefaultBankProfile(), calc.Fault{Code: "bank.unencodable", Subject: "02", Args: []string{"\ufffd", "U+FFFD", "GB18030"}}},
		{"李𠮷", delimited, calc.Fault{Code: "bank.unencodable", Subject: "02", Args: []string{"𠮷", "U+20BB7", "GBK"}}},
		{"李|四", delimited, calc.Fault{Code: "bank.delimiter_inside", Subject: "02", Args: []string{"payee", "|"}}},
		{"李四四", fixed, calc.Fault{Code: "bank.too_wide", Subject: "02", Args: []string{"payee", "4", "6"}}},
		{"李\n四", DefaultBankProfile(), calc.Fault{Code: "bank.control", Subject: "02", Args: []string{"payee"}}},
	} {
		entries := twoPayments()
		entries[2].Payee = c.payee
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, c.profile.File), []byte("of last month"), 0o600); err != nil {
			t.Fatal(err)
		}
		names, err := Export(monthOf(entries), dir, wording.Chinese, c.profile)
		var faults calc.Faults
		if !errors.As(err, &faults) || len(faults) != 1 || !cmp.Equal(faults[0], c.want) {
			t.Errorf("%q: %v", c.payee, err)
		}
		if !slices.Equal(names, files) {
			t.Errorf("%q: files %q", c.payee, names)
		}
		if _, err := os.Stat(filepath.Join(dir, c.profile.File)); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%q: a bank file is there", c.payee)
		}
	}
}

// TestBankRareNames: characters beyond the basic plane go there and back.
func TestBankRareNames(t *testing.T) {
	entries := twoPayments()
	entries[2].Payee = "𠮷㐂·买买提"
	dir, _ := exported(t, monthOf(entries), wording.Chinese, DefaultBankProfile())
	if got := string(utf8Of(t, read(t, dir, "bank.csv"))); !strings.Contains(got, entries[2].Payee) {
		t.Errorf("got %s", got)
	}
}

func TestParseBankProfile(t *testing.T) {
	good := `{"format": "delimited", "delimiter": "\t", "columns": [{"key": "account"}, {"key": "amount"}]}`
	p, err := ParseBankProfile("icbc.json", []byte(good))
	want := BankProfile{
		File: "bank.txt", Format: "delimited", Delimiter: "\t", Encoding: "gb18030", LineEnd: "crlf",
		Columns: []BankField{{Key: "account"}, {Key: "amount"}},
	}
	if diff := cmp.Diff(want, p); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
	for text, codes := range map[string]string{
		"{\n \"format\": csv}": "bank.json 2:13",
		`{"format": 1}`:        "bank.json 1:13",
		`{"farmat": "csv"}`:    "bank.unknown",
		`{} {}`:                "bank.json",
		`{"format": "pdf"}`:    "bank.format bank.columns_none",
		`{"format": "csv", "file": "../x", "encoding": "big5", "line_end": "cr", "columns": [{"key": "name"}]}`:       "bank.file bank.encoding bank.line_end bank.column",
		`{"format": "csv", "file": "roster.csv", "columns": [{"key": "sum"}]}`:                                        "bank.file bank.column",
		`{"format": "delimited", "delimiter": "||", "columns": [{"key": "amount"}], "trailer": [{"key": "account"}]}`: "bank.delimiter bank.column",
		`{"format": "fixed", "heading": true, "columns": [{"key": "amount", "align": "up", "fill": "00"}]}`:           "bank.fixed_heading bank.width bank.align bank.fill",
		`{"format": "xlsx", "columns": [{"key": "amount"}]}`:                                                          "bank.xlsx_records",
	} {
		_, err := ParseBankProfile("icbc.json", []byte(text))
		var faults calc.Faults
		if !errors.As(err, &faults) {
			t.Errorf("%s: %v", text, err)
			continue
		}
		var got []string
		for _, f := range faults {
			if f.Place.File != "icbc.json" {
				t.Errorf("%s: place %v", text, f.Place)
			}
			got = append(got, f.Code)
		}
		want, at, _ := strings.Cut(codes, " 1:")
		want, at2, _ := strings.Cut(want, " 2:")
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %q", text, got)
		}
		if place := faults[0].Place.String(); (at != "" || at2 != "") && !strings.HasSuffix(place, ":"+at+at2) {
			t.Errorf("%s: at %s", text, place)
		}
	}
}
