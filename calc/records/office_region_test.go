package records

import (
	"strings"
	"testing"

	"doudi/calc"
)

func TestOfficeRegions(t *testing.T) {
	for _, tt := range []struct{ parts, want string }{
		{"999999100201", "999999100201"},
		{"９９９９９９１００２０１", "999999100201"},
		{"城关镇 999999100201", "999999100201"},
		{"光明村", "999999100202"},
		{"光明", "999999100202"},
		{"光明村委会", "999999100202"},
		{"光明村民委员会", "999999100202"},
		{"光明村村民委员会", "999999100202"},
		{"光明社区", "unknown "},
		{"光明村第三村民小组", "999999100202"},
		{"光明村十二组", "999999100202"},
		{"城关镇光明村3组", "999999100202"},
		{"新光明村", "unknown 999999100202"},
		{"城关镇新光明村", "unknown 999999100202"},
		{"幸福村", "ambiguous 999999100201, 999999200201"},
		{"城关镇 幸福村", "999999100201"},
		{"新市乡 幸福村", "999999200201"},
		{"新市乡政府 幸福", "999999200201"},
		{"新市 幸福村", "999999200201"},
		{"城关镇幸福村", "999999100201"},
		{"虚构县-新市乡-幸福村", "999999200201"},
		{"某省某市虚构县新市乡幸福村委会", "999999200201"},
		{"虚构县 新市乡 幸福村", "999999200201"},
		{"别的县 新市乡 幸福村", "999999200201"},
		{"虚构县 幸福村", "ambiguous 999999100201, 999999200201"},
		{"虚构县光明村", "999999100202"},
		{"别的县光明村", "unknown 999999100202"},
		{"新市乡 光明村", "unknown 999999100202"},
		{"别的镇 光明村", "unknown 999999100202"},
		{"别的镇光明村", "unknown 999999100202"},
		{"河㙟社区", "999999001001"},
		{"河㙟村", "999999001201"},
		{"河㙟", "ambiguous 999999001001, 999999001201"},
		{"河东街道 河㙟居委会", "999999001001"},
		{"河东街道办河㙟村", "999999001201"},
		{"城关镇", "unknown "},
		{"3组", "unknown "},
		{"组", "unknown "},
		{"村", "unknown "},
		{strings.Repeat("县", 61), "unknown "},
	} {
		a := newRegionNames(county).find(strings.Split(tt.parts, " "))
		got := string(a.code)
		switch {
		case a.ambiguous:
			got = "ambiguous " + codeList(a.candidates)
		case got == "":
			got = "unknown " + codeList(a.candidates)
		}
		if got != tt.want {
			t.Errorf("%q is %q, want %q", tt.parts, got, tt.want)
		}
	}
	if a := newRegionNames(nil).find([]string{"光明村"}); a.code != "" || a.ambiguous {
		t.Errorf("%+v", a)
	}
}

// TestOfficeRegionColumns says where a village comes from when a list has
// several columns, and what stays in the cell when it is not found.
func TestOfficeRegionColumns(t *testing.T) {
	id := zhao
	for _, tt := range []struct{ heading, cells, want string }{
		{"区划代码|乡镇|村", "999999200201|城关镇|幸福村", "999999200201@F2"},
		{"区划代码|乡镇|村", "|城关镇|幸福村", "999999100201@F2"},
		{"地区|区划代码", "城关镇|999999200201", "999999200201@E2"},
		{"村|乡镇", "幸福村|城关镇", "999999100201@D2"},
		{"村|组", "幸福村|2", "幸福村@D2"},
		{"乡镇|村", "城关镇|", "城关镇@D2"},
		{"乡镇|村", "|", "@D2"},
	} {
		out, _ := OfficeTables([]calc.Table{list("t", "户号|户主|身份证|"+tt.heading+"\n1|甲|"+id+"|"+tt.cells)}, county)
		if got := strings.Fields(strings.Split(dump(t, out[:1], nil), "\n")[2])[1]; got != tt.want {
			t.Errorf("%s, %s: %s, want %s", tt.heading, tt.cells, got, tt.want)
		}
	}
}

func TestLevelPrefix(t *testing.T) {
	for code, want := range map[calc.RegionCode]string{
		"110000000000": "11", "500000000000": "50", "431000000000": "4310", "430100000000": "4301", "430320000000": "430320",
		"999999010000": "999999010", "999999100000": "999999100", "999999100201": "999999100201",
	} {
		if got := levelPrefix(code); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
}
