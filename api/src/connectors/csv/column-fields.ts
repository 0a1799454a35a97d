import type { ColumnField } from '../../domain/tables/column-mapping';
import { COLUMN_FIELDS } from '../../domain/tables/column-mapping';

/** What a cell is read as. */
export type CellKind = 'TEXT' | 'AMOUNT' | 'DATE';

interface FieldSpec {
  kind: CellKind;
  /** Of one service of the claim; the rest is of the claim, and the same on every row of it. */
  isLine?: boolean;
  /** Several columns may give it: diagnosis 1 to 12. */
  isMany?: boolean;
  /** Header names, without case, blanks and signs; systems' own names among them. */
  names: string;
}

/**
 * What a column can be, and by which names it is known. A name belongs to one field. Names in capitals of CMS files are
 * those of the Research Identifiable Files and of the IDR extracts (CCW data dictionaries; bluebutton.cms.gov).
 */
const FIELD_SPECS: Readonly<Record<ColumnField, FieldSpec>> = {
  CLAIM_NUMBER: {
    kind: 'TEXT',
    names:
      'claimno claimnumber claimnum claimid claim clm clmid clmno clmnum claimcontrolnumber patientcontrolnumber pcn ' +
      'clmuniqid pdeid invoice invoiceno invoicenumber billno billnumber billid claimref claimreference clmref clp01',
  },
  PATIENT_ACCOUNT: {
    kind: 'TEXT',
    names:
      'patientacct patientaccount patientaccountnumber patientacctno acct account accountnumber acctno accountno',
  },
  PAYER_NUMBER: {
    kind: 'TEXT',
    names:
      'icn payericn payerclaimnumber payerclaimid payercontrolnumber payerclaimcontrolnumber dcn clmcntlnum ' +
      'carrclmcntlnum ficlmcntlnum fidocclmcntlnum fidocclaimcontrolnum clp07 internalcontrolnumber tcn idrclmhdicn',
  },
  ORIGINAL_PAYER_NUMBER: {
    kind: 'TEXT',
    names:
      'originalclaim originalclaimnumber originalclaimno originalclaimid origclaim clmorigcntlnum originalicn ' +
      'fiorigclmcntlnum replacesclaim adjustedclaim parentclaim parentclaimid priorclaim relatedclaim',
  },
  VERSION: {
    kind: 'TEXT',
    names: 'version ver claimversion clmversion revision seqno sequenceno versionno clmvrsn',
  },
  VERSION_KIND: {
    kind: 'TEXT',
    isMany: true,
    names:
      'adjtype adjustmenttype claimadjustmenttype clmadjstmttypecd versiontype dmlind clmdispcd recordtype ' +
      'claimaction changetype adjustmentflag',
  },
  EXTRACTED: {
    kind: 'DATE',
    names: 'loaded loaddate loadedon extract extractdate extracted asof asofdate snapshot snapshotdate lastupdated updatedat updated', // prettier-ignore
  },
  STATUS: { kind: 'TEXT', names: 'status claimstatus clmstatus paymentstatus outcome disposition clp02' },
  FREQUENCY: {
    kind: 'TEXT',
    names:
      'frequencycode frequency claimfrequency claimfrequencycode clmfreqcd clmbillfreqcd resubmissioncode',
  },
  CLAIM_TYPE: { kind: 'TEXT', names: 'claimtype clmtype formtype billtype claimform nchclmtypecd clmtypecd' },
  PAYER_NAME: {
    kind: 'TEXT',
    names:
      'payer payername insurance insurancename insurancecompany insurer carrier plan planname payor payorname primarypayer primaryinsurance healthplan',
  },
  PAYER_ID: { kind: 'TEXT', names: 'payerid payorid payeridentifier payercode insuranceid naic carriercode' },
  FILING_INDICATOR: {
    kind: 'TEXT',
    names:
      'payertype lineofbusiness lob plantype insurancetype filingindicator claimfilingindicator financialclass clp06',
  },
  PROVIDER_NPI: {
    kind: 'TEXT',
    names:
      'npi providernpi renderingnpi renderingprovidernpi billingnpi billingprovidernpi orgnpinum carrclmblgnpinum ' +
      'clmblgprvdrnpinum prvdrnpi prvdrblgprvdrnpinum facilitynpi',
  },
  PROVIDER_NAME: {
    kind: 'TEXT',
    names:
      'provider providername renderingprovider renderingprovidername billingprovider billingprovidername facility facilityname physician doctor practice practicename',
  },
  MEMBER_ID: {
    kind: 'TEXT',
    names:
      'memberid member memberno membernumber subscriberid subscriber insuredid policynumber policyno policyid mbi hicn hicno beneid patientinsuranceid enrolleeid',
  },
  MEMBER_GROUP: {
    kind: 'TEXT',
    names: 'groupnumber groupno memberg memgroup membergroup membergroupid groupid',
  },
  PATIENT_NAME: { kind: 'TEXT', names: 'patient patientname membername subscribername insuredname' },
  PATIENT_LAST_NAME: {
    kind: 'TEXT',
    names: 'patientlastname lastname patientlast surname memberlastname familyname',
  },
  PATIENT_FIRST_NAME: {
    kind: 'TEXT',
    names: 'patientfirstname firstname patientfirst givenname memberfirstname',
  },
  PATIENT_BIRTH_DATE: {
    kind: 'DATE',
    names: 'patientbirthdate patientdob dob dateofbirth birthdate birthday patientdateofbirth',
  },
  PATIENT_SEX: { kind: 'TEXT', names: 'patientsex sex gender patientgender' },
  SERVICE_FROM: {
    kind: 'DATE',
    names:
      'dateofservice servicedate dos fromdate fromdt servicefrom servicefromdate servicestart servicestartdate startdate ' +
      'dosfrom clmfromdt srvcdt serviceperiodstart admissiondate admitdate admissiondt clmadmsndt dosstart fromdos firstdateofservice statementfrom',
  },
  SERVICE_TO: {
    kind: 'DATE',
    names:
      'dischargedate servicethrough servicethroughdate throughdate thrudate thrudt todate todt serviceto servicetodate serviceend ' +
      'serviceenddate dosto clmthrudt enddate dosend todos lastdateofservice statementto nchbenedschrgdt',
  },
  SUBMITTED: {
    kind: 'DATE',
    names:
      'submissiondate submitteddate submitdate datesubmitted billdate billeddate datebilled claimdate receiveddate received datereceived receiptdate clmsubmsndt filedate fileddate lastbilleddate1',
  },
  REMITTED: {
    kind: 'DATE',
    names:
      'processingdate processeddate processed adjudicationdate adjudicated adjudicateddate remitdate remittancedate paiddate ' +
      'datepaid paymentdate checkdate eobdate eradate clmpddt nchwklyprocdt finalizeddate decisiondate denialdate pddt paymentdt pmtdate posteddate postdate',
  },
  TRACE: {
    kind: 'TEXT',
    names:
      'checknumber checkno check checknum eft eftnumber tracenumber trace trn paymentnumber paymentreference eftno checkeft checkeftnumber checktrace',
  },
  PLACE_OF_SERVICE: {
    kind: 'TEXT',
    names: 'placeofservice pos poscode placeofservicecode lineplaceofsrvccd clmposcd',
  },
  TYPE_OF_BILL: { kind: 'TEXT', names: 'typeofbill tob billtypecode typeofbillcode' },
  FACILITY_TYPE: { kind: 'TEXT', names: 'clmfactypecd clmbillfactypecd' },
  FACILITY_CLASS: { kind: 'TEXT', names: 'clmsrvcclsfctntypecd clmbillclsfctncd' },
  ADMISSION_TYPE: { kind: 'TEXT', names: 'admissiontype admittype clmipadmsntypecd clmadmsntypecd' },
  PATIENT_STATUS: {
    kind: 'TEXT',
    names: 'patientstatus dischargestatus patientdischargestatus ptntdschrgstuscd beneptntstuscd',
  },
  DRG: { kind: 'TEXT', names: 'drg drgcode msdrg drgcd clmdrgcd dgnsdrgcd' },
  AUTHORIZATION: {
    kind: 'TEXT',
    names:
      'priorauthorization authorization authorizationnumber authno authnumber auth priorauth preauth preauthorization',
  },
  REFERRAL: { kind: 'TEXT', names: 'referralnumber referral referralno' },
  DIAGNOSIS: {
    kind: 'TEXT',
    isMany: true,
    names:
      'dx dxcode dxcodes diagnosis diagnoses diagnosiscode diagnosiscodes icd icd10 icdcode icdcodes primarydiagnosis principaldiagnosis primarydx prncpaldgnscd icd10code',
  },
  /** Of the claim as a whole, however many rows it has. */
  BILLED: {
    kind: 'AMOUNT',
    names:
      'totalbilled billedtotal totalcharge totalcharges chargestotal claimtotal claimcharge claimcharges claimbilled claimamount clmtotchrgamt ' +
      'nchcarrclmsbmtdchrgamt clmsbmtchrgamt totrxcstamt totalclaimcharge claimbilledamount totalbilledamount clp03 claimchargeamount totalchargeamount idrtotbilledamt',
  },
  ALLOWED: {
    kind: 'AMOUNT',
    names:
      'totalallowed claimallowed nchcarrclmalowdamt clmalowdchrgamt totalallowedamount claimallowedamount',
  },
  PAID: {
    kind: 'AMOUNT',
    names:
      'totalpaid claimpaid clmpmtamt claimpayment totalpayment claimpaidamount totalpaidamount clp04 cvrddplanpdamt claimpaymentamount',
  },
  PATIENT_SHARE: {
    kind: 'AMOUNT',
    names: 'totalpatientresponsibility claimpatientresponsibility clp05 ptntpayamt',
  },
  LINE_NUMBER: {
    kind: 'TEXT',
    isLine: true,
    names:
      'line lineno linenumber linenum lineitem clmlinenum lineid lineitemid itemno chargeid serviceline servicelineno',
  },
  PROCEDURE: {
    kind: 'TEXT',
    isLine: true,
    names:
      'procedure procedurecode proc proccode cpt cptcode cpthcpcs hcpcs hcpcscode hcpcscd servicecode cptcodes clmlinehcpcscd svccode',
  },
  MODIFIER: {
    kind: 'TEXT',
    isLine: true,
    isMany: true,
    names: 'modifier modifiers mod mods hcpcs1stmdfrcd hcpcs2ndmdfrcd hcpcs3rdmdfrcd hcpcs4thmdfrcd',
  },
  REVENUE_CODE: {
    kind: 'TEXT',
    isLine: true,
    names: 'revcode revenuecode rev revenue revcntr clmlinerevctrcd revcd',
  },
  NDC: {
    kind: 'TEXT',
    isLine: true,
    names: 'ndc ndccode nationaldrugcode linendccd prodsrvcid revcntridendcupcnum clmlinendccd',
  },
  UNITS: {
    kind: 'TEXT',
    isLine: true,
    names: 'units unit qty quantity serviceunits linesrvccnt revcntrunitcnt clmlinesrvcunitqty qtydspnsdnum',
  },
  DIAGNOSIS_POINTER: {
    kind: 'TEXT',
    isLine: true,
    isMany: true,
    names: 'diagnosispointer diagnosispointers dxpointer dxpointers pointer diagnosisref',
  },
  LINE_SERVICE_DATE: {
    kind: 'DATE',
    isLine: true,
    names: 'linedateofservice linedos lineservicedate line1stexpnsdt revcntrdt clmlinefromdt linefromdate',
  },
  LINE_BILLED: {
    kind: 'AMOUNT',
    isLine: true,
    names:
      'linebilled linecharge linecharges linebilledamount linechargeamount linesbmtdchrgamt revcntrtotchrgamt clmlinesbmtchrgamt lineamount svc02',
  },
  LINE_ALLOWED: {
    kind: 'AMOUNT',
    isLine: true,
    names: 'lineallowed lineallowedamount linealowdchrgamt clmlinealowdchrgamt',
  },
  LINE_PAID: {
    kind: 'AMOUNT',
    isLine: true,
    names: 'linepaid linepayment linepaidamount linenchpmtamt revcntrpmtamtamt clmlinecvrdpdamt svc03',
  },
  /** Of the claim or of the line: which, the rows show. */
  ROW_BILLED: {
    kind: 'AMOUNT',
    names:
      'billed billedamount charge charges chargeamount chrg chrgamt amountbilled billamount submitted amountcharged submittedcharge submittedcharges grosscharge grosscharges chargedamount submittedamount gross billedamt charged chargeamt amount',
  },
  ROW_ALLOWED: {
    kind: 'AMOUNT',
    names:
      'allowed allowedamount alwd allowable amountallowed eligible eligibleamount contractamount allowedamt',
  },
  ROW_PAID: {
    kind: 'AMOUNT',
    names:
      'paid paidamount pmt payment payments paymentamount amountpaid insurancepaid inspaid payerpaid insurancepayment netpaid paidamt insurancepaidamount pmtamt payerpayment planpaid benefit',
  },
  ROW_PATIENT_SHARE: {
    kind: 'AMOUNT',
    names:
      'patientresponsibility patientresp ptresp patientshare memberliability patientliability memberresponsibility patientamount patientowes patientresponsibilityamount',
  },
  ROW_DEDUCTIBLE: {
    kind: 'AMOUNT',
    names: 'deductible deductibleamount ded deductibleamt linebeneptbddctblamt revcntrcashddctblamt',
  },
  ROW_COINSURANCE: { kind: 'AMOUNT', names: 'coinsurance coinsuranceamount coins coinsuranceamt' },
  ROW_COPAY: { kind: 'AMOUNT', names: 'copay copayment copayamount copayamt' },
  ROW_CONTRACTUAL: {
    kind: 'AMOUNT',
    names:
      'contractual contractualadjustment contractualamount writeoff contractualallowance discount contractualadj discountamount contractualwriteoff',
  },
  REASON: {
    kind: 'TEXT',
    isMany: true,
    names:
      'denial denialcode denialreason denialcodes carc carccode carccodes reason reasoncode reasoncodes adjustmentreason adjreason denialreasoncode adjustmentcode adjustmentcodes cas adjustments adjustment revcntr1stansicd revcntr2ndansicd revcntr3rdansicd revcntr4thansicd adjustmentreasoncode remarkcodes carcs',
  },
  GROUP_CODE: { kind: 'TEXT', names: 'groupcode cagc adjustmentgroup adjgroup adjustmentgroupcode casgroup' },
  REMARK: { kind: 'TEXT', isMany: true, names: 'rarc rarccode rarccodes remark remarks remarkcode rarcs' },
  /** CMS: 0 for a carrier claim that was denied. */
  CARRIER_DENIAL: { kind: 'TEXT', names: 'carrclmpmtdnlcd clmcarrpmtdnlcd' },
  /** CMS: why Medicare did not pay an institutional claim. */
  NON_PAYMENT: { kind: 'TEXT', names: 'clmmdcrnonpmtrsncd clmmdcrnpmtrsncd' },
  /** CMS: N for a claim that another has taken the place of. */
  FINAL_ACTION: { kind: 'TEXT', names: 'finalaction clmfinlactnind' },
  INITIALLY_DENIED: { kind: 'TEXT', names: 'initiallydenied' },
};

export const kindOf = (field: ColumnField): CellKind => FIELD_SPECS[field].kind;
export const isManyField = (field: ColumnField): boolean => FIELD_SPECS[field].isMany === true;

const BY_NAME: ReadonlyMap<string, { field: ColumnField; rank: number }> = new Map(
  COLUMN_FIELDS.flatMap((field) =>
    FIELD_SPECS[field].names.split(' ').map((name, rank) => [name, { field, rank }] as const),
  ),
);

/** A header without case, blanks and signs: "Claim No." is claimno. */
export const plainHeader = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/g, '');

const NUMBERED: readonly (readonly [RegExp, ColumnField])[] = [
  [/^(?:icd(?:10|9)?)?(?:dx|dgns|diag|diagnosis|icddgns)(?:code|cd)?\d{1,2}$/, 'DIAGNOSIS'],
  [/^(?:mod|modifier|mdfr)(?:cd|code)?[1-5]$/, 'MODIFIER'],
  [/^hcpcs[1-5]mdfrcd$/, 'MODIFIER'],
  [/^(?:carc|reason|reasoncode|denialcode|adjreason|adjustmentreason|cas)\d{1,2}$/, 'REASON'],
  [/^(?:rarc|remark|remarkcode)\d{1,2}$/, 'REMARK'],
  [/^(?:dx|diagnosis)(?:ref|pointer)\d$/, 'DIAGNOSIS_POINTER'],
];

/** What a column of this name is likely to be; null where the name says nothing. */
export function fieldNamed(header: string): ColumnField | null {
  const plain = plainHeader(header);
  return BY_NAME.get(plain)?.field ?? NUMBERED.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** Of several columns that could be one field, the first by this is it: a claim's number before its row's id. */
export const rankOfName = (header: string): number => BY_NAME.get(plainHeader(header))?.rank ?? Infinity;
