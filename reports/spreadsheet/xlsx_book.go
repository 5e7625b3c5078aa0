package spreadsheet

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// This file makes the small parts of a workbook: what its parts are, how they
// refer to one another, its sheets.

type textPart struct{ name, text string }

const (
	xmlHead     = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace   = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relSpace    = `xmlns:r="` + relsURL + `"`
	packageURL  = "http://schemas.openxmlformats.org/package/2006/"
	relsURL     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	contentType = "application/vnd.openxmlformats-"
	bookType    = contentType + "officedocument.spreadsheetml."
)

const rootRels = xmlHead + `<Relationships xmlns="` + packageURL + `relationships">` +
	`<Relationship Id="rId1" Type="` + relsURL + `/officeDocument" Target="xl/workbook.xml"/>` +
	`<Relationship Id="rId2" Type="` + packageURL + `relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`<Relationship Id="rId3" Type="` + relsURL + `/extended-properties" Target="docProps/app.xml"/>` +
	`</Relationships>`

const appProps = xmlHead +
	`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
	`<Application>doudi</Application></Properties>`

// coreProps names neither a person nor a time: the same month, the same bytes.
const coreProps = xmlHead + `<cp:coreProperties xmlns:cp="` + packageURL + `metadata/core-properties" ` +
	`xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>doudi</dc:creator></cp:coreProperties>`

func bookParts(sheets []Sheet) []textPart {
	return []textPart{
		{"[Content_Types].xml", contentTypes(len(sheets))},
		{"_rels/.rels", rootRels},
		{"docProps/app.xml", appProps},
		{"docProps/core.xml", coreProps},
		{"xl/workbook.xml", makeBook(sheets)},
		{"xl/_rels/workbook.xml.rels", makeRels(len(sheets))},
		{"xl/styles.xml", makeStyles()},
	}
}

func sheetPart(i int) string { return "xl/worksheets/sheet" + strconv.Itoa(i+1) + ".xml" }

func contentTypes(sheets int) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="` + packageURL + `content-types">` +
		`<Default Extension="rels" ContentType="` + contentType + `package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	override := func(part, kind string) {
		fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s+xml"/>`, part, kind)
	}
	override("docProps/app.xml", contentType+"officedocument.extended-properties")
	override("docProps/core.xml", contentType+"package.core-properties")
	override("xl/workbook.xml", bookType+"sheet.main")
	override("xl/styles.xml", bookType+"styles")
	for i := range sheets {
		override(sheetPart(i), bookType+"worksheet")
	}
	return b.String() + `</Types>`
}

// makeRels numbers the sheets from 1 and the styles after them.
func makeRels(sheets int) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="` + packageURL + `relationships">`)
	relate := func(id int, kind, part string) {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s/%s" Target="%s"/>`, id, relsURL, kind, strings.TrimPrefix(part, "xl/"))
	}
	for i := range sheets {
		relate(i+1, "worksheet", sheetPart(i))
	}
	relate(sheets+1, "styles", "xl/styles.xml")
	return b.String() + `</Relationships>`
}

// makeBook names the sheets, and of each the rows repeated on every page.
func makeBook(sheets []Sheet) string {
	var names, titles strings.Builder
	for i := range sheets {
		s := &sheets[i]
		fmt.Fprintf(&names, `<sheet name="%s" sheetId="%d" r:id="rId%[2]d"/>`, xmlText(s.Name), i+1)
		fmt.Fprintf(&titles, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">'%s'!$1:$%d</definedName>`,
			i, xmlText(strings.ReplaceAll(s.Name, "'", "''")), len(s.preamble()))
	}
	return xmlHead + `<workbook ` + mainSpace + ` ` + relSpace + `>` +
		`<fileVersion appName="xl" lastEdited="6" lowestEdited="6" rupBuild="14420"/>` +
		`<workbookPr filterPrivacy="1"/>` +
		`<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="14805" windowHeight="8010"/></bookViews>` +
		`<sheets>` + names.String() + `</sheets>` +
		`<definedNames>` + titles.String() + `</definedNames>` +
		`<calcPr calcId="122211"/></workbook>`
}

// xmlText is s as an attribute or as text of XML.
func xmlText(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder does not fail
	return b.String()
}
