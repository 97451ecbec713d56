using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.Reference;

/// <summary>Committees and core tasks.</summary>
static class OrganisationSets
{
    public static void Declare(ModelDraft model)
    {
        model.Enum<CommitteeKind>(
            "Places of a committee in the municipal order.",
            "Udvalgstype",
            (CommitteeKind.Council, "The municipal council.", "Kommunalbestyrelse"),
            (CommitteeKind.FinanceCommittee, "The finance committee.", "Økonomiudvalg"),
            (CommitteeKind.StandingCommittee, "A standing committee.", "Stående udvalg"),
            (CommitteeKind.Other, "Another body.", "Andet"));
        var committees = model.Set<Committee>(
            "Committees", "Political committees and the council.", "Udvalg", "A political committee, or the council.", "Udvalg");
        committees.Id(x => x.Id);
        committees.Value(x => x.Name, "Name.", "Navn").Searched();
        committees.Value(x => x.ShortName, "Short form.", "Kort navn").Searched();
        committees.Value(x => x.Kind, "Place in the municipal order.", "Type");
        committees.Value(x => x.NameVariants, "Other spellings met in papers.", "Navnevarianter");
        committees.Value(x => x.ValidFrom, "First day; null = unknown.", "Gyldig fra");
        committees.Value(x => x.ValidTo, "Last day; null = still.", "Gyldig til");
        committees.OwnedAndStamped();
        committees.Navigation(x => x.FocusItems, "Its items on focus lists.", "Fokusemner");
        committees.Navigation(x => x.StrategyElements, "The parts of strategies that it works on.", "Strategielementer");
        committees.Navigation(x => x.Initiatives, "Its initiatives.", "Indsatser");
        committees.Navigation(x => x.Indicators, "The indicators that it follows.", "Indikatorer");
        committees.Navigation(x => x.Temaanalyser, "Its temaanalyser.", "Temaanalyser");
        committees.Navigation(x => x.Proevehandlinger, "Its prøvehandlinger.", "Prøvehandlinger");
        committees.Navigation(x => x.Targets, "Its targets.", "Mål");
        committees.Navigation(x => x.Cases, "The cases on its agendas.", "Sager");
        committees.Navigation(x => x.ReportingEvents, "Its events in the year wheel.", "Årshjul");
        committees.Navigation(x => x.Narratives, "The narratives told for it.", "Fortællinger");

        var tasks = model.Set<CoreTask>(
            "CoreTasks", "What a municipality is there for.", "Kerneopgaver", "A core task with the movement that it wants for the citizen.", "Kerneopgave");
        tasks.Value(x => x.Code, "Key.", "Kode").Key().Immutable();
        tasks.Value(x => x.Name, "Name.", "Navn").Searched();
        tasks.Value(x => x.Movement, "The movement that it wants for the single citizen.", "Bevægelse for borgeren").Searched();
        tasks.OwnedAndStamped();
        tasks.Navigation(x => x.Indicators, "The indicators that show the movement.", "Indikatorer");
    }
}
