package calendar

// FirstYear and LastYear are the first and last of the years whose bank
// holidays are held, each from 1 January to 31 December.
const FirstYear, LastYear = 2019, 2028

// AsAt is the day on which GOV.UK's list of bank holidays was as it is held
// here. A holiday announced or moved later is not known to this package.
const AsAt = "2026-08-21"

// A monthDay is a day of a year, written month_day: 4_15 is 15 April. The month
// has no leading zero, the day has two digits.
type monthDay uint16

func (m monthDay) in(year int) Date {
	return Date{dayNumber(year, int(m)/100, int(m)%100)}
}

// A year of bank holidays, in order. A holiday that falls at a weekend is held
// on the substitute day that GOV.UK gives it, and only there.
type yearOfHolidays []monthDay

// bankHolidays holds the bank holidays of each nation, year by year from
// FirstYear. They are dates as published, not rules, because holidays are moved
// and added by proclamation.
//
// Source: GOV.UK, https://www.gov.uk/bank-holidays, from the file
// lib/data/bank-holidays.json of github.com/alphagov/frontend at commit cb2a016
// of 21 August 2026, where the dates last changed on 25 February 2026.
//
// Moved and added in all nations: 8 May 2020 for 4 May (VE Day); 2 June 2022
// for 30 May, and 3 June 2022 (Platinum Jubilee); 19 September 2022 (State
// Funeral); 8 May 2023 (Coronation). In Scotland alone: 15 June 2026 (World
// Cup).
var bankHolidays = [...][LastYear - FirstYear + 1]yearOfHolidays{
	EnglandAndWales: {
		2019 - FirstYear: {1_01, 4_19, 4_22, 5_06, 5_27, 8_26, 12_25, 12_26},
		2020 - FirstYear: {1_01, 4_10, 4_13, 5_08, 5_25, 8_31, 12_25, 12_28},
		2021 - FirstYear: {1_01, 4_02, 4_05, 5_03, 5_31, 8_30, 12_27, 12_28},
		2022 - FirstYear: {1_03, 4_15, 4_18, 5_02, 6_02, 6_03, 8_29, 9_19, 12_26, 12_27},
		2023 - FirstYear: {1_02, 4_07, 4_10, 5_01, 5_08, 5_29, 8_28, 12_25, 12_26},
		2024 - FirstYear: {1_01, 3_29, 4_01, 5_06, 5_27, 8_26, 12_25, 12_26},
		2025 - FirstYear: {1_01, 4_18, 4_21, 5_05, 5_26, 8_25, 12_25, 12_26},
		2026 - FirstYear: {1_01, 4_03, 4_06, 5_04, 5_25, 8_31, 12_25, 12_28},
		2027 - FirstYear: {1_01, 3_26, 3_29, 5_03, 5_31, 8_30, 12_27, 12_28},
		2028 - FirstYear: {1_03, 4_14, 4_17, 5_01, 5_29, 8_28, 12_25, 12_26},
	},
	Scotland: {
		2019 - FirstYear: {1_01, 1_02, 4_19, 5_06, 5_27, 8_05, 12_02, 12_25, 12_26},
		2020 - FirstYear: {1_01, 1_02, 4_10, 5_08, 5_25, 8_03, 11_30, 12_25, 12_28},
		2021 - FirstYear: {1_01, 1_04, 4_02, 5_03, 5_31, 8_02, 11_30, 12_27, 12_28},
		2022 - FirstYear: {1_03, 1_04, 4_15, 5_02, 6_02, 6_03, 8_01, 9_19, 11_30, 12_26, 12_27},
		2023 - FirstYear: {1_02, 1_03, 4_07, 5_01, 5_08, 5_29, 8_07, 11_30, 12_25, 12_26},
		2024 - FirstYear: {1_01, 1_02, 3_29, 5_06, 5_27, 8_05, 12_02, 12_25, 12_26},
		2025 - FirstYear: {1_01, 1_02, 4_18, 5_05, 5_26, 8_04, 12_01, 12_25, 12_26},
		2026 - FirstYear: {1_01, 1_02, 4_03, 5_04, 5_25, 6_15, 8_03, 11_30, 12_25, 12_28},
		2027 - FirstYear: {1_01, 1_04, 3_26, 5_03, 5_31, 8_02, 11_30, 12_27, 12_28},
		2028 - FirstYear: {1_03, 1_04, 4_14, 5_01, 5_29, 8_07, 11_30, 12_25, 12_26},
	},
	NorthernIreland: {
		2019 - FirstYear: {1_01, 3_18, 4_19, 4_22, 5_06, 5_27, 7_12, 8_26, 12_25, 12_26},
		2020 - FirstYear: {1_01, 3_17, 4_10, 4_13, 5_08, 5_25, 7_13, 8_31, 12_25, 12_28},
		2021 - FirstYear: {1_01, 3_17, 4_02, 4_05, 5_03, 5_31, 7_12, 8_30, 12_27, 12_28},
		2022 - FirstYear: {1_03, 3_17, 4_15, 4_18, 5_02, 6_02, 6_03, 7_12, 8_29, 9_19, 12_26, 12_27},
		2023 - FirstYear: {1_02, 3_17, 4_07, 4_10, 5_01, 5_08, 5_29, 7_12, 8_28, 12_25, 12_26},
		2024 - FirstYear: {1_01, 3_18, 3_29, 4_01, 5_06, 5_27, 7_12, 8_26, 12_25, 12_26},
		2025 - FirstYear: {1_01, 3_17, 4_18, 4_21, 5_05, 5_26, 7_14, 8_25, 12_25, 12_26},
		2026 - FirstYear: {1_01, 3_17, 4_03, 4_06, 5_04, 5_25, 7_13, 8_31, 12_25, 12_28},
		2027 - FirstYear: {1_01, 3_17, 3_26, 3_29, 5_03, 5_31, 7_12, 8_30, 12_27, 12_28},
		2028 - FirstYear: {1_03, 3_17, 4_14, 4_17, 5_01, 5_29, 7_12, 8_28, 12_25, 12_26},
	},
}
