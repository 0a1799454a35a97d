/** How the API names and describes what payers say of a claim. */
export const ADJUDICATED = {
  lineOfBusiness: {
    nullable: true,
    description:
      'The kind of plan that the remittance states for this claim (835 CLP06): one payer may have several. Null on simulated claims, whose payer has one.',
  },
  standing: {
    nullable: true,
    description:
      'What the newest adjudication of an imported claim comes to; null on simulated claims, and after a takeback.',
  },
  denialExtent: {
    nullable: true,
    description:
      'Whether a denied imported claim had anything allowed on it; null when it is not denied, and on simulated claims.',
  },
  deniedLaterCents: {
    name: 'deniedLaterAmount',
    nullable: true,
    description:
      'Charged on what a later remittance denied, after the first adjudication had not. Null when that is not how the claim stands.',
  },
  takenBackCents: {
    name: 'takenBackAmount',
    nullable: true,
    description:
      'Dollars that were paid and taken back: the most that was ever paid, less what is paid now. Null when nothing was taken back.',
  },
  remarks: {
    description:
      'Every Remittance Advice Remark Code of the claim as a whole (835 MIA, MOA), in order; those of services are on the line items.',
  },
  allowedCents: {
    name: 'allowedAmount',
    nullable: true,
    description:
      "Dollars that the payer has allowed so far, the patient's share included: at the first adjudication, plus what it allowed on appeal for denied lines. On a simulated claim never less than paidAmount. On an imported claim, what the first remittance states. Null until adjudicated, or when not stated.",
  },
  paidCents: {
    name: 'paidAmount',
    nullable: true,
    description:
      'Dollars paid to the provider so far: at the first adjudication (the sum over the lines) plus the recoveredAmount of its appeals. On an imported claim, the total of its remittances. Null until adjudicated.',
  },
} as const;
