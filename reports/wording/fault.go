package wording

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/records"
	"doudi/calc/roster"
	"doudi/calc/sheet"
)

// complaint is what is said of one code of a fault or a refusal: the operands
// in their order, by kind (see the method argument), what is wrong, and what
// to do.
type complaint struct {
	operands     string
	what, remedy sentence
}

// faults are the codes of calc.Fault, wherever it is made.
var faults = map[string]complaint{
	// Files and tables, as reports/spreadsheet reads and writes them.
	"file.missing": {
		"text",
		sentence{"没有这个文件或文件夹：{0}", "file or folder {0} does not exist"},
		sentence{"核对路径后再运行", "check the path and run again"},
	},
	"file.empty": {
		"",
		sentence{"文件是空的", "file is empty"},
		sentence{"重新导出或另存后再运行", "export or save it again"},
	},
	"file.too_large": {
		"text size",
		sentence{"文件或其解压后的内容超过 {1}", "file, or what it unpacks to, is larger than {1}"},
		sentence{"拆成几个文件，或删去无关的工作表", "split it, or delete the sheets that do not belong"},
	},
	"file.truncated": {
		"part",
		sentence{"工作簿读不下去（{0}）：文件损坏、不完整，或不是工作簿", "workbook cannot be read ({0}): damaged, cut off, or no workbook"},
		sentence{"从原处重新复制，或打开后另存为 .xlsx", "copy it again from where it came, or open it and save it as .xlsx"},
	},
	"file.old_xls": {
		"",
		sentence{"文件是 2007 年以前的 .xls 格式", "file is of the .xls format before 2007"},
		sentence{"打开后另存为 .xlsx", "open it and save it as .xlsx"},
	},
	"file.password": {
		"",
		sentence{"工作簿有密码", "workbook has a password"},
		sentence{"去掉密码后另存", "save it without the password"},
	},
	"file.unknown": {
		"text",
		sentence{"不能读取“{0}”类型的文件", "file type \"{0}\" cannot be read"},
		sentence{"给出 .xlsx 工作簿、.csv 文件，或放有 .csv 文件的文件夹", "give an .xlsx workbook, a .csv file, or a folder of .csv files"},
	},
	"file.not_csv": {
		"text",
		sentence{"文件名是 .csv，内容却是 .{0} 工作簿", "file is named .csv but is an .{0} workbook"},
		sentence{"打开后另存为 .xlsx，文件名也用 .xlsx", "open it and save it as .xlsx, under that name"},
	},
	"file.unreadable": {
		"text",
		sentence{"文件读不出来：{0}", "file cannot be read: {0}"},
		sentence{"确认文件完好、未被占用、有读取权限，再运行", "make sure that it is whole, not in use and readable, and run again"},
	},
	"folder.no_tables": {
		"",
		sentence{"文件夹里没有 .csv 文件", "folder holds no .csv file"},
		sentence{"核对路径，或把各表存成 .csv 放进去", "check the path, or save the tables there as .csv"},
	},
	"table.empty": {
		"",
		sentence{"表是空的，没有表头", "table is empty: it has no heading"},
		sentence{"第一行写表头，以下每行一条", "write the headings in the first row, one record in each further row"},
	},
	"table.twice": {
		"table",
		sentence{"表 {0} 出现两次", "table {0} is there twice"},
		sentence{"并成一张表，或去掉多余的一张", "make one table of the two, or remove one"},
	},
	"table.missing": {
		"text text",
		sentence{"缺少{1}表（{0}）", "table {0} ({1}) is missing"},
		sentence{"补上 {0}.csv，或在工作簿里补上工作表“{1}”", "add {0}.csv, or a sheet {0} ({1}) to the workbook"},
	},
	"table.too_many_rows": {
		"text",
		sentence{"表超过 {0} 行", "table has more than {0} rows"},
		sentence{"拆成几个文件分次导入", "split it into several files"},
	},
	"heading.unknown": {
		"cell text",
		sentence{"不认识列“{0}”", "column \"{0}\" is not known"},
		sentence{"用不到的列删去；可用的列（中文名亦可）：{1}", "remove it, or use one of these or its Chinese name: {1}"},
	},
	"heading.twice": {
		"cell",
		sentence{"列“{0}”出现两次", "column \"{0}\" is there twice"},
		sentence{"只留一列", "keep one of the two"},
	},
	"heading.missing": {
		"text text",
		sentence{"缺少列 {0}（{1}）", "column {0} ({1}) is missing"},
		sentence{"在表头补上这一列", "add it to the heading"},
	},
	"row.beyond_heading": {
		"cell",
		sentence{"“{0}”在表头之外，不属于任何一列", "text \"{0}\" stands beyond the heading, in no column"},
		sentence{"补上该列的表头，或查看这一行是否多了分隔符", "add a heading for it, or look for a separator too many in the row"},
	},
	"row.quote": {
		"quote",
		sentence{"引号有误：{0}", "quotation marks are wrong: {0}"},
		sentence{"改好引号，或用电子表格重新另存为 CSV", "mend them, or save the table as CSV again from a spreadsheet"},
	},
	"row.too_long": {
		"text measure",
		sentence{"这一行超过 {0} {1}，多半是前面的引号没有成对", "row is longer than {0} {1}, most often because a quotation mark is never closed"},
		sentence{"查看这一行及其上方的引号", "look for the quotation mark in this row and above"},
	},
	"cell.too_long": {
		"text",
		sentence{"单元格内容过长（上限 {0}）", "text of the cell is too long (limit {0})"},
		sentence{"缩短内容", "shorten it"},
	},
	"cell.error": {
		"cell",
		sentence{"单元格显示错误值 {0}", "cell shows the error {0}"},
		sentence{"改好公式，或直接填入应有的值", "mend the formula, or write the value itself"},
	},
	"cell.formula": {
		"",
		sentence{"公式没有保存计算结果", "formula has no stored result"},
		sentence{"用电子表格打开并保存一次", "open the file in a spreadsheet and save it once"},
	},
	"cell.date": {
		"cell",
		sentence{"日期 {0} 不存在，或不在 1900 至 9999 年之间", "date {0} does not exist or lies outside 1900–9999"},
		sentence{"按 2026-11-21 的样子填写", "write it as 2026-11-21"},
	},
	"cell.number_as_text": {
		"cell",
		sentence{"超过 15 位的号码（{0}）存成了数字，末几位已被电子表格改掉", "number of more than 15 digits ({0}) was kept as a number: the spreadsheet has changed its last digits"},
		sentence{"把该列设为文本格式，按证件原件重新填写", "make the column text and write the number anew from the card"},
	},
	"cell.empty": {
		"column",
		sentence{"{0} 没有填写", "{0} is empty"},
		sentence{"补填后再运行", "fill it in and run again"},
	},
	"text.encoding": {
		"text",
		sentence{"有按 {0} 读不出的字符，或此前已经损坏的字符", "text has characters that {0} does not have, or that were lost before"},
		sentence{"从原系统重新导出，存为 .xlsx 或 UTF-8 的 CSV", "export it again as .xlsx or as CSV in UTF-8"},
	},
	"text.ambiguous": {
		"",
		sentence{"文件中汉字太少，分不清编码是 UTF-8 还是 GB18030", "encoding is uncertain: the few Chinese characters may be UTF-8 or GB18030"},
		sentence{"另存为“CSV UTF-8”（带 BOM）", "save it as \"CSV UTF-8\", with a BOM"},
	},
	"text.control": {
		"text",
		sentence{"含有控制字符或不可见字符 {0}", "text has a control or invisible character, {0}"},
		sentence{"把这个单元格重新键入一遍", "type the cell anew"},
	},
	"text.not_gb18030": {
		"text text",
		sentence{"字符“{0}”（{1}）无法用 GB18030 表示", "character {0} ({1}) cannot be written in GB18030"},
		sentence{"换成规范汉字，或改用 UTF-8", "use another character, or UTF-8"},
	},
	"sheet.too_many_rows": {
		"text",
		sentence{"工作表最多 {0} 行，容纳不下", "sheet cannot hold more than {0} rows"},
		sentence{"改用同一文件夹中的 .csv 文件", "use the .csv file of the same folder"},
	},
	"sheet.name": {
		"text",
		sentence{"工作表名“{0}”不可用或重复", "sheet name \"{0}\" is not possible or used twice"},
		sentence{"换一个不超过 31 个字符、不含 : \\ / ? * [ ] 的名称", "use another of at most 31 characters, without : \\ / ? * [ ]"},
	},

	// Cells that do not have the form of what they should be.
	"invalid": {
		"cell",
		sentence{"填写的内容不对：{0}", "value is not valid: {0}"},
		sentence{"按该列的要求重新填写", "write it as the column asks"},
	},
	"invalid.month": {
		"cell",
		sentence{"“{0}”不是月份", "value \"{0}\" is not a month"},
		sentence{"按 2026-11 的样子填写，年份为 1900 至 2199", "write it as 2026-11, of the years 1900 to 2199"},
	},
	"invalid.day": {
		"cell",
		sentence{"“{0}”不是日期，或没有这一天", "value \"{0}\" is not a day, or no such day exists"},
		sentence{"按 2026-11-21 的样子填写", "write it as 2026-11-21"},
	},
	"invalid.amount": {
		"cell",
		sentence{"“{0}”不是金额或数值", "value \"{0}\" is not an amount or number"},
		sentence{"只填数字和小数点，如 1063.50，不带正负号、逗号和单位", "write digits and a point only, as in 1063.50: no sign, comma or unit"},
	},
	"invalid.amount.decimals": {
		"cell",
		sentence{"金额“{0}”的小数超过两位", "amount \"{0}\" has more than two decimals"},
		sentence{"填到分为止", "write it in whole fen"},
	},
	"invalid.amount.length": {
		"cell",
		sentence{"数值“{0}”位数过多", "number \"{0}\" is too long"},
		sentence{"整数部分至多 10 位，小数部分至多 6 位", "write at most ten digits before the point and six after it"},
	},
	"invalid.rounding.mode": {
		"cell",
		sentence{"“{0}”不是取整方式", "value \"{0}\" is not a way of rounding"},
		sentence{"填 half_up（四舍五入）、up（进位）或 down（舍去）", "write half_up, up or down"},
	},
	"invalid.number": {
		"cell",
		sentence{"“{0}”不是整数", "value \"{0}\" is not a whole number"},
		sentence{"填不超过 6 位的整数，不带符号", "write a whole number of at most six digits, without a sign"},
	},
	"invalid.code": {
		"cell choices",
		sentence{"“{0}”不在可填的范围内", "value \"{0}\" is not one of those possible"},
		sentence{"改为下列之一：{1}", "write one of: {1}"},
	},
	"invalid.household": {
		"cell",
		sentence{"户编号“{0}”不可用", "household number \"{0}\" is not possible"},
		sentence{"户编号不能有空格和分号，至多 32 字节", "write it without blanks and semicolons, in at most 32 bytes"},
	},
	"invalid.account": {
		"text",
		sentence{"银行账号（{0}）应为 34 位以内的数字", "account number ({0}) is not of digits, 34 at most"},
		sentence{"按银行卡或存折重新填写", "write it anew from the card or passbook"},
	},
	"invalid.until": {
		"text text",
		sentence{"截止月 {0} 早于起始月 {1}", "last month {0} lies before the first, {1}"},
		sentence{"更正其中一个月份", "correct one of the two"},
	},
	"invalid.region": {
		"code",
		sentence{"区划代码“{0}”不对", "region code \"{0}\" is not valid"},
		sentence{"填 12 位数字的区划代码；政策表中可只填前几位", "write the region's twelve digits; in policy tables the first of them are enough"},
	},
	"invalid.ages": {
		"text text",
		sentence{"最小年龄 {0} 大于最大年龄 {1}", "lowest age {0} is above the highest, {1}"},
		sentence{"更正其中一个年龄", "correct one of the two"},
	},

	// Identity numbers and names (R9).
	"id.length": {
		"tail offer",
		sentence{"身份证号（{0}）不是 18 位", "ID number ({0}) does not have 18 characters"},
		sentence{"按身份证重新填写，该列设为文本格式", "write it anew from the card, in a column of text"},
	},
	"id.character": {
		"tail offer",
		sentence{"身份证号（{0}）中有不该有的字符", "ID number ({0}) has a character that it cannot have"},
		sentence{"按身份证更正：前 17 位是数字，末位是数字或 X", "correct it from the card: 17 digits, then a digit or X"},
	},
	"id.check_digit": {
		"tail offer",
		sentence{"身份证号（{0}）校验位不符", "ID number fails its check digit ({0})"},
		sentence{"按身份证核对更正", "correct it from the card"},
	},
	"id.birth": {
		"tail offer",
		sentence{"身份证号（{0}）中的出生日期不存在，或早于 1880 年", "ID number ({0}) states a day of birth that does not exist or lies before 1880"},
		sentence{"按身份证核对更正", "correct it from the card"},
	},
	"id.future": {
		"tail offer",
		sentence{"身份证号（{0}）中的出生日期晚于今天", "ID number ({0}) states a day of birth after today"},
		sentence{"按身份证核对更正，并查看电脑日期", "correct it from the card, and look at the computer's date"},
	},
	"id.fifteen": {
		"tail offer",
		sentence{"身份证号（{0}）是 15 位旧号", "ID number ({0}) is of the old form with 15 digits"},
		sentence{"按身份证填写 18 位号码；升位后末四位应为 {1}", "write the 18 digits from the card; they should end in {1}"},
	},
	"id.mangled": {
		"tail offer",
		sentence{"身份证号（{0}）已被电子表格改坏", "ID number ({0}) was spoiled by a spreadsheet"},
		sentence{"把该列设为文本格式，按身份证重新填写", "make the column text and write the number anew from the card"},
	},
	"id.area": {
		"text",
		sentence{"身份证号（{0}）的地区代码不在代码表中", "ID number ({0}) begins with an area that is not known"},
		sentence{"按身份证核对；无误的不需处理", "compare it with the card; if it is right, nothing is to be done"},
	},
	"name.formula": {
		"cell",
		sentence{"姓名“{0}”以 = + - @ 开头，会被电子表格当作公式", "name \"{0}\" begins with = + - or @, which spreadsheets take for a formula"},
		sentence{"去掉开头的符号", "remove the sign"},
	},
	"name.long": {
		"cell",
		sentence{"姓名“{0}”过长", "name \"{0}\" is too long"},
		sentence{"只填身份证上的姓名，其他内容写入备注", "write only the name on the card; the rest belongs in the note"},
	},

	// Imports (records.md).
	// Lists in the office's own layouts.
	"office.recognised": {
		"text text",
		sentence{"表“{0}”按单位自有名册读入，共 {1} 行", "table \"{0}\" is read as the office's own list, {1} rows"},
		sentence{"核对下面的户数和人数", "compare the numbers of households and people below"},
	},
	"office.number_missing": {
		"text text",
		sentence{"名册“{0}”没有户编号", "list \"{0}\" has no household number"},
		sentence{"增加一列：{1}", "add a column: {1}"},
	},
	"office.number_reused": {
		"text text",
		sentence{"户编号 {0} 与 {1} 的户主不同", "number {0} has another head at {1}"},
		sentence{"一户一个编号，更正其中一个", "give each household its own number"},
	},
	"office.second_head": {
		"text",
		sentence{"{0} 户有两个户主", "household {0} has two heads"},
		sentence{"只留一个户主", "leave one of them as the head"},
	},
	"office.column": {
		"text",
		sentence{"列“{0}”不导入", "column \"{0}\" is not imported"},
		sentence{"要导入的，改用 household、member 的列名", "to import it, use a column of the household or member sheet"},
	},
	"office.columns_differ": {
		"text text text",
		sentence{"名册“{0}”缺少“{2}”有的列：{1}", "list \"{0}\" lacks columns that \"{2}\" has: {1}"},
		sentence{"补上这些列，或分开导入", "add them, or import the lists separately"},
	},
	"office.mixed": {
		"text text",
		sentence{"名册“{0}”不能与表“{1}”同时导入", "list \"{0}\" cannot be imported together with sheet \"{1}\""},
		sentence{"分开导入", "import them separately"},
	},
	"office.region_unknown": {
		"text text",
		sentence{"找不到村（社区）“{0}”；他处同名：{1}", "no village \"{0}\" in the county's list; of that name elsewhere: {1}"},
		sentence{"核对村名，或填写 12 位区划代码", "correct the name, or write the twelve digits"},
	},
	"office.region_ambiguous": {
		"text text",
		sentence{"“{0}”有多个：{1}", "village \"{0}\" may be one of {1}"},
		sentence{"写明乡镇，或填写 12 位区划代码", "add the township, or write the twelve digits"},
	},
	"office.certificate": {
		"tail",
		sentence{"残疾人证号（{0}）不是 20 位", "disability certificate ({0}) is not of 20 characters"},
		sentence{"按残疾人证填写：身份证号加类别、等级", "write it from the card: ID number, kind and grade"},
	},
	"office.certificate_stranger": {
		"tail text",
		sentence{"残疾人证（{0}）不属于 {1} 户的人", "certificate ({0}) belongs to nobody in household {1}"},
		sentence{"核对证号与身份证号", "compare it with the ID numbers"},
	},
	"office.count": {
		"text text text",
		sentence{"{0} 户写 {1} 人，列出 {2} 人", "household {0} states {1} people and names {2}"},
		sentence{"核对家庭成员", "compare the members"},
	},
	"office.heads_only": {
		"text text",
		sentence{"名册“{0}”只有户主，{1} 户另有成员未列", "list \"{0}\" names heads only; {1} households have more people"},
		sentence{"用成员表补齐成员", "bring the others with a member sheet"},
	},
	"office.differs": {
		"text text text",
		sentence{"{1} 户的{0}与 {2} 不一致", "{0} of household {1} differs from {2}"},
		sentence{"各行写成一样", "make the rows say the same"},
	},
	"office.continued": {
		"text text",
		sentence{"名册“{0}”有 {1} 行无户编号，归入上一户", "list \"{0}\": {1} rows without a number count to the household above"},
		sentence{"核对这些行属于哪一户", "see that they belong to that household"},
	},
	"office.row_skipped": {
		"cell",
		sentence{"略过不是记录的一行：“{0}”", "row \"{0}\" is no record and is passed over"},
		sentence{"是记录的，补上户主和身份证号", "if it is one, add the head and the ID number"},
	},
	"import.table_unknown": {
		"text",
		sentence{"表“{0}”不是可以导入的表，已略过", "table \"{0}\" is none that can be imported and is passed over"},
		sentence{"要导入的改名为 household 家庭、member 成员、item 收支或 decision 核定", "to import it, name it household, member, item or decision"},
	},
	"import.nothing": {
		"",
		sentence{"没有可以导入的表", "no table can be imported"},
		sentence{"表名应为 household 家庭、member 成员、item 收支或 decision 核定", "name the tables household, member, item or decision"},
	},
	"household.twice": {
		"text text",
		sentence{"{0} 户出现两次，第一次在 {1}", "household {0} is there twice, first at {1}"},
		sentence{"合并成一行", "make one row of the two"},
	},
	"household.unknown": {
		"text",
		sentence{"{0} 户不在库中，也不在家庭表中", "household {0} is neither on file nor in the household sheet"},
		sentence{"在家庭表 household 补上该户，或更正户编号", "add it to the household sheet, or correct the number"},
	},
	"region.twice": {
		"code text",
		sentence{"区划代码 {0} 出现两次，第一次在 {1}", "region {0} is there twice, first at {1}"},
		sentence{"只留一行", "keep one of the two"},
	},
	"region.none": {
		"",
		sentence{"区划表中没有区划", "list of regions is empty"},
		sentence{"县、乡镇、村（社区）各写一行", "write a row for the county, each township and each village"},
	},
	"region.unknown": {
		"code",
		sentence{"区划代码“{0}”不在本县区划表中", "region \"{0}\" is not in the county's list"},
		sentence{"改为区划表中村（社区）的 12 位代码", "write a village's twelve digits from that list"},
	},
	"settlement.missing": {
		"text text",
		sentence{"{0} 户没有填城乡，{1}也没有规定", "household {0} states neither urban nor rural, and neither does its village {1}"},
		sentence{"在城乡一列填 urban 城市或 rural 农村", "write urban or rural in the column settlement"},
	},
	"person.twice": {
		"text text",
		sentence{"同一人（{0}）在 {1} 户出现两次", "one person ({0}) is in household {1} twice"},
		sentence{"删去重复的一行", "delete one of the two rows"},
	},
	"person.elsewhere": {
		"text text text",
		sentence{"该人（{0}）列在 {1} 户，却已是 {2} 户的成员", "person ({0}) is listed in household {1} but belongs to household {2}"},
		sentence{"查清属于哪一户，更正户编号或身份证号；一人只能在一户", "find out where the person lives and correct the household or the ID number; nobody can be in two"},
	},
	"item.stranger": {
		"text text",
		sentence{"收支所写的人（{0}）不是 {1} 户的成员", "person of the item ({0}) is not a member of household {1}"},
		sentence{"更正身份证号，或在成员表补上该人；全户的收支不填身份证号", "correct the ID number or add the member; leave it blank where the item is the household's"},
	},
	"program.unknown": {
		"program",
		sentence{"救助项目“{0}”没有标准", "program \"{0}\" has no standard"},
		sentence{"更正项目名称，或先在标准表 standard 补上，再运行 doudi policy load", "correct its name, or add it to the standard table and run 'doudi policy load'"},
	},
	"award.person_missing": {
		"program",
		sentence{"{0}按人发放，却没有填身份证号", "{0} is paid to a person, but no ID number is given"},
		sentence{"填上保障对象的身份证号", "write the person's ID number"},
	},
	"award.single_person": {
		"text",
		sentence{"{0} 户的单人保没有填身份证号", "single-person award of household {0} names no person"},
		sentence{"填上本人的身份证号，或把方式改为 household 整户", "write the person's ID number, or make the mode household"},
	},
	"award.stranger": {
		"text text",
		sentence{"保障对象（{0}）不是 {1} 户的成员", "insured person ({0}) is not a member of household {1}"},
		sentence{"更正身份证号，或在成员表补上该人", "correct the ID number, or add the member"},
	},
	"award.household_only": {
		"program",
		sentence{"这项{0}决定是给全户的，不能填身份证号", "decision on {0} is for a whole household, but names a person"},
		sentence{"删去身份证号；单人保把方式改为 single 单人", "delete the ID number; for a single person make the mode single"},
	},
	"award.unknown": {
		"text program decision",
		sentence{"{0} 户的{1}没有核定过，不能{2}", "household {0} has no determined {1} award to {2}"},
		sentence{"先写一行 determine 核定，或更正户编号、项目、身份证号", "determine it first, or correct household, program or ID number"},
	},
	"award.not_suspended": {
		"text program",
		sentence{"{0} 户的{1}没有缓发，不能恢复", "{1} award of household {0} is not suspended and cannot be resumed"},
		sentence{"删去这一行，或更正户编号、项目、身份证号", "delete the row, or correct household, program or ID number"},
	},
	"award.not_paid": {
		"text program text",
		sentence{"{0} 户的{1}在 {2} 没有发放，无法渐退", "{1} award of household {0} is not paid in {2}, so there is nothing to taper"},
		sentence{"更正起始月，或改为 stop 停发", "correct the month it begins, or stop the award"},
	},
	"award.nobody": {
		"text",
		sentence{"{0} 户没有保障对象", "nobody in household {0} is insured"},
		sentence{"在成员表补上计入的成员，或写明保障对象", "add counted members, or name the insured"},
	},
	"taper.until_missing": {
		"text",
		sentence{"{0} 户的渐退没有截止月，参数 taper.months 也没有规定", "taper of household {0} has no last month, and taper.months is not set"},
		sentence{"填上截止月，或在参数表补上 taper.months，再运行 doudi policy load", "write the last month, or set taper.months in the parameter table and run 'doudi policy load'"},
	},
	"class.missing": {
		"text",
		sentence{"{0} 户的特困核定没有填照料档次", "tekun award of household {0} states no care class"},
		sentence{"填 independent 全自理、partial 半自理或 dependent 不能自理", "write independent, partial or dependent"},
	},
	"class.unknown": {
		"program class",
		sentence{"标准表中没有{0}的档次“{1}”", "standard table has no {0} class \"{1}\""},
		sentence{"更正档次，或先在标准表 standard 补上，再运行 doudi policy load", "correct the class, or add it to the standard table and run 'doudi policy load'"},
	},
	"store.failed": {
		"text",
		sentence{"案卷库读取出错：{0}", "store cannot be read: {0}"},
		sentence{"运行 doudi check；确有损坏的，用 doudi restore 恢复备份", "run 'doudi check'; if it is damaged, put a backup back with 'doudi restore'"},
	},

	// Policy tables (R2).
	"policy.table_unknown": {
		"text",
		sentence{"表“{0}”不是政策表，已略过", "table \"{0}\" is no policy table and is passed over"},
		sentence{"是政策表的改用规定的表名，见 doudi help policy", "if it is one, give it its proper name: 'doudi help policy'"},
	},
	"policy.parameter_unknown": {
		"cell",
		sentence{"没有参数“{0}”", "parameter \"{0}\" does not exist"},
		sentence{"更正参数名，见 doudi help policy", "correct its name: 'doudi help policy' lists them"},
	},
	"policy.duplicate": {
		"table text from text",
		sentence{"与 {3} 的一行重复：表 {0}，{1}，起始月 {2}", "row repeats the one at {3}: table {0}, {1}, from {2}"},
		sentence{"只留一行", "keep one of the two"},
	},
	"policy.group_undefined": {
		"text",
		sentence{"人群“{0}”没有定义", "group \"{0}\" is not defined"},
		sentence{"在人群表 group 补上，或更正代码", "add it to the group table, or correct the code"},
	},
	"policy.program_undefined": {
		"program",
		sentence{"救助项目“{0}”没有标准", "program \"{0}\" has no standard"},
		sentence{"在标准表 standard 补上，或更正名称", "add it to the standard table, or correct the name"},
	},
	"policy.supplement_unused": {
		"text program",
		sentence{"分类施保 {0} 写给了{1}，而只有低保用得到，这一行不起作用", "supplement {0} is for {1}, but only dibao has supplements: the row does nothing"},
		sentence{"删去，或把项目改为 dibao 低保", "delete it, or make its program dibao"},
	},
	"policy.document_unlisted": {
		"text",
		sentence{"引用的文件“{0}”不在文件表中", "document \"{0}\" is cited but not listed"},
		sentence{"在文件表 document 补上文号和标题", "add its number and title to the document table"},
	},
	"policy.percent_high": {
		"text text",
		sentence{"{0} 的比例 {1}% 超过 100%", "percentage of {0}, {1} %, is above 100"},
		sentence{"对照文件核实；无误的不需处理", "compare it with the document; if it is right, nothing is to be done"},
	},
	"policy.review_hidden": {
		"text",
		sentence{"这一行核查周期用不到：{0} 的一行在前，范围更宽", "review cycle is never used: the row at {0} comes first and covers it"},
		sentence{"把范围窄的一行移到前面", "put the narrower row first"},
	},
	"policy.extension_overlap": {
		"text",
		sentence{"核查延期与 {0} 的一行重叠，只按先写的一行", "extension overlaps the one at {0}; only the first counts"},
		sentence{"改月份或区划，使两行不重叠", "change months or region so that they do not overlap"},
	},
	"policy.standard_stale": {
		"program inclass text",
		sentence{"{0}（{1}）的标准自 {2} 起执行，已超过 12 个月没有调整", "standard of {0} ({1}) has not changed since {2}, over 12 months"},
		sentence{"核实有无新标准的文件", "find out whether a newer one was ordered"},
	},
	"policy.gap": { // the operands are the code and the operands of the roster's finding
		"text",
		sentence{"政策表有缺口：{0}", "tables have a gap: {0}"},
		sentence{"在政策表补上缺少的一行，再运行 doudi policy lint", "add the missing row and run 'doudi policy lint' again"},
	},
	"policy.changes_paid": {
		"text text text text",
		sentence{"会改变已发放的 {0} 至 {1}：应补 {2} 元，多发 {3} 元", "months already paid, {0} to {1}, change: {2} yuan of arrears, {3} yuan overpaid"},
		sentence{"用 doudi policy whatif 核对；本应如此的照常载入，差额自动进入下一个名册", "see 'doudi policy whatif'; if it is meant, load them: the next roster makes up the difference"},
	},

	// Bank files and their profiles.
	"bank.json": {
		"text",
		sentence{"银行格式文件写得不对：{0}", "bank profile cannot be read: {0}"},
		sentence{"按 JSON 的写法更正", "correct the JSON"},
	},
	"bank.unknown": {
		"text",
		sentence{"银行格式文件没有“{0}”这一项", "bank profile has no setting \"{0}\""},
		sentence{"更正名称或删去", "correct its name, or delete it"},
	},
	"bank.file": {
		"text",
		sentence{"银行文件名“{0}”不可用", "name of the bank file, \"{0}\", is not possible"},
		sentence{"在 file 一项写一个不带路径、不与名册其他文件重名的文件名", "write a name in 'file' without a folder that no other file of the roster has"},
	},
	"bank.format": {
		"text choices",
		sentence{"银行文件的格式“{0}”不可用", "format \"{0}\" of the bank file does not exist"},
		sentence{"format 一项改为下列之一：{1}", "write one of these in 'format': {1}"},
	},
	"bank.encoding": {
		"text choices",
		sentence{"银行文件的编码“{0}”不可用", "encoding \"{0}\" of the bank file does not exist"},
		sentence{"encoding 一项改为下列之一：{1}", "write one of these in 'encoding': {1}"},
	},
	"bank.line_end": {
		"text choices",
		sentence{"银行文件的行尾“{0}”不可用", "line end \"{0}\" of the bank file does not exist"},
		sentence{"line_end 一项改为下列之一：{1}", "write one of these in 'line_end': {1}"},
	},
	"bank.delimiter": {
		"delimiter",
		sentence{"银行文件的分隔符“{0}”不可用", "delimiter \"{0}\" of the bank file is not possible"},
		sentence{"delimiter 一项写一个半角符号，如 |，不能是数字、引号、点或减号", "write one sign in 'delimiter', such as |, but no digit, quotation mark, point or hyphen"},
	},
	"bank.column": {
		"text choices",
		sentence{"银行文件没有“{0}”这一列", "column \"{0}\" of the bank file does not exist"},
		sentence{"改为下列之一：{1}", "write one of: {1}"},
	},
	"bank.columns_none": {
		"",
		sentence{"银行格式文件一列也没有写", "bank profile has no columns"},
		sentence{"在 columns 一项写明各列", "write them in 'columns'"},
	},
	"bank.width": {
		"heading text",
		sentence{"{0} 一列的宽度 {1} 不可用", "width {1} of the column {0} is not possible"},
		sentence{"width 一项填 1 至 1000 字节", "write 1 to 1000 bytes in 'width'"},
	},
	"bank.align": {
		"text choices",
		sentence{"对齐方式“{0}”不可用", "alignment \"{0}\" does not exist"},
		sentence{"align 一项不填，或改为下列之一：{1}", "leave 'align' out, or write one of: {1}"},
	},
	"bank.fill": {
		"heading text",
		sentence{"{0} 一列的填充字符“{1}”不可用", "fill \"{1}\" of the column {0} is not possible"},
		sentence{"fill 一项写一个半角字符，或不填", "write one plain character in 'fill', or leave it out"},
	},
	"bank.xlsx_records": {
		"",
		sentence{"xlsx 格式的银行文件必须有表头，不能有首尾记录", "bank file of the format xlsx has a heading, and no header or trailer"},
		sentence{"heading 改为 true，删去 header 和 trailer", "make 'heading' true, and delete 'header' and 'trailer'"},
	},
	"bank.fixed_heading": {
		"",
		sentence{"定长格式的银行文件不能有表头", "bank file of the format fixed has no heading"},
		sentence{"heading 改为 false", "make 'heading' false"},
	},
	"bank.unencodable": {
		"text text text",
		sentence{"“{0}”（{1}）无法用银行编码 {2} 表示", "character {0} ({1}) cannot be written in the bank's encoding {2}"},
		sentence{"按银行登记的户名在 household.csv 更正领款人，再运行 doudi import", "write the payee in household.csv as the bank does and run 'doudi import'"},
	},
	"bank.control": {
		"heading",
		sentence{"{0} 中有控制字符或不可见字符", "{0} has a control or invisible character"},
		sentence{"在 household.csv 重新键入，再运行 doudi import", "type it anew in household.csv and run 'doudi import'"},
	},
	"bank.delimiter_inside": {
		"heading delimiter",
		sentence{"{0} 中有分隔符“{1}”", "{0} has the delimiter \"{1}\" in it"},
		sentence{"在 household.csv 去掉该符号，再运行 doudi import；或与银行另定分隔符", "remove it in household.csv and run 'doudi import', or agree on another delimiter with the bank"},
	},
	"bank.too_wide": {
		"heading text text",
		sentence{"{0} 需要 {2} 字节，该列只有 {1} 字节", "{0} needs {2} bytes, but the column has {1}"},
		sentence{"与银行约定更宽的列并改 width，或在 household.csv 缩短后运行 doudi import", "agree on a wider column with the bank and change 'width', or shorten it in household.csv and run 'doudi import'"},
	},
}

// Fault is one fault as a line: its place, the household that it is about, what
// is wrong, and what to do.
func (l Lang) Fault(f calc.Fault) string {
	what, remedy := l.FaultParts(f)
	line := l.withRemedy(what, remedy)
	if f.Subject != "" {
		line = l.Say("%s 户：%s", "household %s: %s", f.Subject, line)
	}
	if at := f.Place.String(); at != "" {
		line = at + ": " + line
	}
	return line
}

// FaultParts are what is wrong and what to do, as the error workbook has them in
// two columns. A code without a row, which the tests exclude, is shown as it is.
func (l Lang) FaultParts(f calc.Fault) (what, remedy string) {
	row, ok := faults[f.Code]
	if !ok {
		return strings.Join(append([]string{f.Code}, f.Args...), " "), ""
	}
	if f.Code == "policy.gap" && len(f.Args) > 0 {
		detail, _ := l.Finding(roster.Finding{Code: f.Args[0], Args: f.Args[1:]})
		return l.complain(row, []string{detail})
	}
	return l.complain(row, f.Args)
}

func (l Lang) complain(row complaint, args []string) (what, remedy string) {
	words := make([]string, 0, len(args))
	for i, kind := range strings.Fields(row.operands) {
		arg := ""
		if i < len(args) {
			arg = args[i]
		}
		words = append(words, l.argument(kind, arg))
	}
	return row.what.in(l, words), row.remedy.in(l, words)
}

// withRemedy is a sentence and its way out as one line.
func (l Lang) withRemedy(what, remedy string) string {
	if remedy == "" {
		return what
	}
	return l.Say("%s；%s", "%s; %s", what, remedy)
}

// argument puts one operand into words. What was typed into a cell, which may
// be a number in the wrong column, never shows a long number whole.
func (l Lang) argument(kind, arg string) string {
	switch kind {
	case "cell":
		return masked(arg, 11)
	case "code":
		return l.orBlank(masked(arg, 15)) // regions have twelve digits
	case "tail", "offer":
		return tail(arg)
	case "class":
		return l.className(arg)
	case "inclass":
		return l.inClass(arg)
	case "decision":
		kind, _ := calc.ParseKind[calc.DecisionKind](arg)
		return Label(l, kind)
	case "role":
		return l.Role(arg)
	case "right":
		return word(l, rights, arg)
	case "award":
		return l.awardOf(arg)
	case "value":
		return masked(arg, 15)
	case "form":
		return l.valueForm(arg)
	case "size":
		return size(arg)
	case "choices":
		return strings.TrimPrefix(arg, ", ") // where the first choice is to write nothing
	case "column":
		return l.column(arg)
	case "table":
		return l.table(arg)
	case "heading":
		return l.Heading(arg)
	}
	if word, ok := argumentWords[kind+" "+arg]; ok {
		return word.in(l, nil)
	}
	return l.operand(kind, arg)
}

// argumentWords are the words for operands of a few values, by kind and value.
var argumentWords = map[string]sentence{
	"part ": {"整个文件", "the whole file"}, "from ": {"不限", "always"},
	"quote bare": {"单元格中间出现引号", "one stands inside a cell"}, "quote open": {"引号没有成对", "one is never closed"},
	"measure cells": {"列", "cells"}, "measure bytes": {"字节", "bytes"},
	"delimiter \t": {"制表符", "tab"},
}

func (l Lang) orBlank(s string) string {
	if s == "" {
		return l.Say("空", "blank")
	}
	return s
}

var longNumbers = regexp.MustCompile(`[0-9]{11,}[Xx]?|[0-9]\.[0-9]{9,}[Ee]\+?[0-9]+`)

// masked cuts numbers of so many digits down to their tails.
func masked(s string, digits int) string {
	return longNumbers.ReplaceAllStringFunc(s, func(number string) string {
		if len(number) < digits {
			return number
		}
		return calc.Tail(number)
	})
}

// tail marks the last four characters of a number as no more than that; a
// number given whole is cut down to them.
func tail(s string) string {
	if utf8.RuneCountInString(s) == 4 {
		return "…" + s
	}
	return calc.Tail(s)
}

func size(bytes string) string {
	n, err := strconv.ParseInt(bytes, 10, 64)
	if err != nil || n < 1<<20 {
		return bytes + " B"
	}
	return strconv.FormatInt(n>>20, 10) + " MB"
}

// className is a class of a standard: in Chinese the care classes by their words,
// any other as the county writes it.
func (l Lang) className(class string) string {
	if class == "" {
		return l.Say("不分档", "no class")
	}
	if l != Chinese {
		return class
	}
	base, mode, _ := strings.Cut(class, ".")
	if care, ok := calc.ParseKind[calc.Selfcare](base); ok {
		base = sheet.Label(care)
	} else if base == "basic" {
		base = "基本生活"
	}
	if m, ok := calc.ParseKind[calc.Mode](mode); ok {
		mode = sheet.Label(m)
	}
	return strings.TrimSpace(base + " " + mode)
}

// inClass is a class where nothing else says that it is one.
func (l Lang) inClass(class string) string {
	if name := l.className(class); name != class {
		return name
	}
	return l.Say("档次 %s", "class %s", class)
}

// column is a column by its key, in Chinese with the heading that tables print.
func (l Lang) column(key string) string {
	if label := columnLabels()[key]; l == Chinese && label != "" {
		return label + " " + key
	}
	return key
}

// columnLabels are the Chinese headings of the columns that mean the same in
// every table.
var columnLabels = sync.OnceValue(func() map[string]string {
	labels := map[string]string{}
	for _, layout := range layouts() {
		for _, c := range layout.Columns {
			if old, seen := labels[c.Key]; seen && old != c.Labels[0] {
				labels[c.Key] = ""
			} else if !seen {
				labels[c.Key] = c.Labels[0]
			}
		}
	}
	return labels
})

// table is a table by its name, in Chinese with its Chinese name.
func (l Lang) table(name string) string {
	for _, layout := range layouts() {
		if layout.Name == name && l == Chinese {
			return layout.Labels[0] + " " + name
		}
	}
	return name
}

func layouts() []*sheet.Layout {
	return append(append([]*sheet.Layout{&records.RegionLayout}, records.Layouts...), policy.Layouts...)
}
