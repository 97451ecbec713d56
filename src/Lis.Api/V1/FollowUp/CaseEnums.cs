using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.FollowUp;

static class CaseEnums
{
    public static void Declare(ModelDraft model)
    {
        model.Enum<CaseKind>(
            "Sorts of cases.",
            "Sagstype",
            (CaseKind.AgendaItem, "An item on an agenda.", "Dagsordenspunkt"),
            (CaseKind.Memo, "A memo.", "Notat"));
        model.Enum<CaseDecision>(
            "What was decided.",
            "Beslutning",
            (CaseDecision.Noted, "Taken note of.", "Taget til efterretning"),
            (CaseDecision.Approved, "Approved.", "Godkendt"),
            (CaseDecision.ApprovedAsProposed, "Approved as proposed.", "Godkendt som indstillet"),
            (CaseDecision.DraftApproved, "The draft was approved.", "Udkast godkendt"),
            (CaseDecision.Endorsed, "Endorsed.", "Tiltrådt"),
            (CaseDecision.Discussed, "Discussed.", "Drøftet"),
            (CaseDecision.Postponed, "Put off.", "Udsat"),
            (CaseDecision.Rejected, "Rejected.", "Afvist"),
            (CaseDecision.Other, "Something else.", "Andet"));
        model.Enum<DocumentKind>(
            "Sorts of documents.",
            "Dokumenttype",
            (DocumentKind.Attachment, "An attachment.", "Bilag"),
            (DocumentKind.Slides, "Slides.", "Planche"),
            (DocumentKind.Report, "A report.", "Rapport"),
            (DocumentKind.Template, "A template.", "Skabelon"),
            (DocumentKind.Memo, "A memo.", "Notat"),
            (DocumentKind.Other, "Something else.", "Andet"));
    }
}
