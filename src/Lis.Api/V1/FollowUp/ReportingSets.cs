using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.FollowUp;

/// <summary>The year wheel, and remarks on what the papers print.</summary>
static class ReportingSets
{
    public static void Declare(ModelDraft model)
    {
        DeclareEnums(model);
        var events = model.Set<ReportingEvent>("ReportingEvents", "The year wheel.", "Årshjul", "An event in the year wheel.", "Årshjulsaktivitet");
        events.Id(x => x.Id);
        events.Value(x => x.Title, "Title.", "Titel").Searched();
        events.Value(x => x.Description, "What happens.", "Beskrivelse").Searched();
        events.Value(x => x.Kind, "What sort of event.", "Type");
        events.Value(x => x.Track, "Track of management information.", "Spor");
        events.Value(x => x.DueFrom, "First day that the text can mean.", "Tidligst");
        events.Value(x => x.DueBy, "Last day that the text can mean.", "Senest");
        events.Value(x => x.DueText, "When it is due, as printed.", "Tidspunkt");
        events.Value(x => x.Recurrence, "How often it comes.", "Gentagelse");
        events.Value(x => x.LegalBasis, "The law that demands it; null = none.", "Lovgrundlag");
        events.Value(x => x.CaseNumber, "Number of the case.", "Sagsnummer");
        events.Value(x => x.IsDone, "Whether it is over.", "Er udført");
        events.OwnedAndStamped();
        events.Navigation(x => x.Committees, "The committees whose event it is.", "Udvalg");

        var remarks = model.Set<Remark>("Remarks", "Notes on what papers print.", "Bemærkninger", "A note on what a paper prints.", "Bemærkning");
        remarks.Id(x => x.Id);
        remarks.Value(x => x.Kind, "What sort of note.", "Type");
        remarks.Value(x => x.Subject, "What it is about.", "Emne").Searched();
        remarks.Value(x => x.AsPrinted, "What the paper prints.", "Som trykt");
        remarks.Value(x => x.Normalised, "How it was understood.", "Forstået som");
        remarks.Value(x => x.Text, "The note.", "Tekst").Searched();
        remarks.Value(x => x.EntitySet, "Entity set of the row that it concerns.", "Entitetssæt");
        remarks.Value(x => x.EntityKey, "Key of that row, as in an address.", "Entitetsnøgle");
        remarks.Value(x => x.Reference, "Where the paper says it.", "Henvisning");
        remarks.OwnedAndStamped();
    }

    static void DeclareEnums(ModelDraft model)
    {
        model.Enum<ReportingEventKind>(
            "Sorts of events.",
            "Aktivitetstype",
            (ReportingEventKind.Meeting, "A meeting.", "Møde"),
            (ReportingEventKind.Seminar, "A seminar.", "Seminar"),
            (ReportingEventKind.ThemeMeeting, "A meeting on a theme.", "Temamøde"),
            (ReportingEventKind.Fair, "A fair.", "Messe"),
            (ReportingEventKind.Report, "A report.", "Rapport"),
            (ReportingEventKind.Deadline, "A deadline.", "Frist"),
            (ReportingEventKind.Decision, "A decision.", "Beslutning"));
        model.Enum<ReportingEventRecurrence>(
            "How often an event comes.",
            "Aktivitetsgentagelse",
            (ReportingEventRecurrence.Once, "Once.", "Én gang"),
            (ReportingEventRecurrence.EveryMeeting, "At every meeting.", "Hvert møde"),
            (ReportingEventRecurrence.Monthly, "Every month.", "Månedligt"),
            (ReportingEventRecurrence.Quarterly, "Every quarter.", "Kvartalsvist"),
            (ReportingEventRecurrence.Yearly, "Every year.", "Årligt"));
        model.Enum<RemarkKind>(
            "Sorts of notes.",
            "Bemærkningstype",
            (RemarkKind.Anomaly, "Something that does not add up.", "Uregelmæssighed"),
            (RemarkKind.Rule, "A rule that the paper states.", "Regel"),
            (RemarkKind.Fact, "A fact beside the rows.", "Fakta"));
    }
}
